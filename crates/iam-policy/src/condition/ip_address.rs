//! `IpAddress` and `NotIpAddress`: IPv4 and IPv6, a single address or a CIDR range.

use std::net::IpAddr;

use super::ValueMatch;

pub(super) fn compare(raw: &str, requested: &str) -> ValueMatch {
    let Some((network, prefix)) = parse_range(raw) else {
        return ValueMatch::PolicyUnreadable;
    };
    let Ok(address) = requested.parse::<IpAddr>() else {
        return ValueMatch::RequestUnreadable;
    };
    // Bits of the host may be set in the policy's value: only the prefix is compared.
    let inside = match (network, address) {
        (IpAddr::V4(network), IpAddr::V4(address)) => {
            let mask = u32::MAX.checked_shl(32 - prefix).unwrap_or(0);
            network.to_bits() & mask == address.to_bits() & mask
        }
        (IpAddr::V6(network), IpAddr::V6(address)) => {
            let mask = u128::MAX.checked_shl(128 - prefix).unwrap_or(0);
            network.to_bits() & mask == address.to_bits() & mask
        }
        _ => false,
    };
    ValueMatch::when(inside)
}

/// An address with the length of its prefix; without one, the whole address.
pub(crate) fn parse_range(text: &str) -> Option<(IpAddr, u32)> {
    let (address, prefix) = match text.split_once('/') {
        Some((address, prefix)) => (address, Some(prefix)),
        None => (text, None),
    };
    let address: IpAddr = address.parse().ok()?;
    let longest = if address.is_ipv4() { 32 } else { 128 };
    let prefix = match prefix {
        None => longest,
        Some(digits) if digits.bytes().all(|byte| byte.is_ascii_digit()) => digits.parse().ok()?,
        Some(_) => return None,
    };
    (prefix <= longest).then_some((address, prefix))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(range: &str, address: &str, expected: ValueMatch) {
        assert_eq!(compare(range, address), expected, "{address} in {range}");
    }

    #[test]
    fn ranges() {
        check("203.0.113.0/24", "203.0.113.255", ValueMatch::Yes);
        check("203.0.113.0/24", "203.0.114.0", ValueMatch::No);
        check("203.0.113.77/24", "203.0.113.1", ValueMatch::Yes);
        check("203.0.113.5", "203.0.113.5", ValueMatch::Yes);
        check("203.0.113.5", "203.0.113.6", ValueMatch::No);
        check("0.0.0.0/0", "8.8.8.8", ValueMatch::Yes);
        check("0.0.0.0/0", "2001:db8::1", ValueMatch::No);
        check("2001:db8::/32", "2001:db8:ffff::1", ValueMatch::Yes);
        check("::/0", "2001:db8::1", ValueMatch::Yes);
        check("10.0.0.0/33", "10.0.0.1", ValueMatch::PolicyUnreadable);
        check("10.0.0.0/+8", "10.0.0.1", ValueMatch::PolicyUnreadable);
        check("10.0.0.*", "10.0.0.1", ValueMatch::PolicyUnreadable);
        check("10.0.0.0/8", "home", ValueMatch::RequestUnreadable);
    }
}
