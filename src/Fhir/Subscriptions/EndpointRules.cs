using System.Net;
using System.Net.Sockets;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Subscriptions;

/// <summary>
/// Where notifications may go. A server that calls any address it is given can be made to reach into the network it stands in, so what
/// leads there is refused when the subscription is sent, and again for each connection, when the name is known to stand for an address.
/// https://cheatsheetseries.owasp.org/cheatsheets/Server_Side_Request_Forgery_Prevention_Cheat_Sheet.html
/// </summary>
public sealed class EndpointRules(SubscriptionSettings settings)
{
    private const int LongestEndpoint = 2000;

    // Addresses that are not somebody's on the internet. https://www.iana.org/assignments/iana-ipv4-special-registry/
    private static readonly IPNetwork[] NotPublic =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(n => IPNetwork.Parse(n)),
    ];

    // What the sender itself sets.
    private static readonly HashSet<string> OwnHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "Host", "Content-Type", "Content-Length", "Content-Encoding", "Transfer-Encoding", "Connection", "Upgrade", "Expect", "TE", "Trailer", "Proxy-Authorization",
    };

    /// <summary>What is wrong with an endpoint, or null.</summary>
    public Fault? Check(string? endpoint)
    {
        const string path = "Subscription.channel.endpoint";
        if (endpoint is null || endpoint.Length > LongestEndpoint || !Uri.TryCreate(endpoint, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http"))
        {
            return new Fault(FaultKind.Invalid, "A rest-hook needs an endpoint: an https address to which notifications are sent.", path);
        }

        if (address.UserInfo.Length > 0 || address.Fragment.Length > 0)
        {
            return new Fault(FaultKind.Invalid, "The endpoint may hold no user name, password or fragment; send what proves who you are in channel.header.", path);
        }

        if (address.Scheme == "http" && !(settings.AllowLoopback && address.IsLoopback))
        {
            return new Fault(FaultKind.Invalid, "The endpoint must begin with https: notifications are about people.", path);
        }

        var isRefused = IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) ? !Allows(ip) : address.IsLoopback && !settings.AllowLoopback;
        return isRefused ? new Fault(FaultKind.Invalid, "The endpoint is in a network that this server does not send to.", path) : null;
    }

    /// <summary>True when a connection to an address may be made.</summary>
    public bool Allows(IPAddress address)
    {
        var ip = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return IPAddress.IsLoopback(ip) ? settings.AllowLoopback : settings.AllowPrivate ? !IsNobodys(ip) : !Array.Exists(NotPublic, n => n.Contains(ip));
    }

    /// <summary>A header of the channel, "Name: value"; a fault when it is none, or one that is the sender's own.</summary>
    public static Outcome<(string Name, string Value)> Header(string line, int index)
    {
        var path = $"Subscription.channel.header[{index}]";
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var name = colon < 0 ? "" : line[..colon];
        if (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-.^_`|~".Contains(c, StringComparison.Ordinal)) || line.Any(char.IsControl))
        {
            return new Fault(FaultKind.Invalid, "A header is a name, a colon and a value, in one line.", path);
        }

        return OwnHeaders.Contains(name) ? new Fault(FaultKind.Invalid, $"The header {name} is set by the sender.", path) : (name, line[(colon + 1)..].Trim());
    }

    private static bool IsNobodys(IPAddress ip) => ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any) || ip.IsIPv6Multicast || (ip.AddressFamily == AddressFamily.InterNetwork && ip.GetAddressBytes()[0] >= 224);

    /// <summary>A connection to the first allowed address of a name; the name is asked once, so that it cannot answer differently to check and call.</summary>
    public async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var host = context.DnsEndPoint.Host;
        var addresses = await Dns.GetHostAddressesAsync(host, cancel);
        var allowed = Array.FindAll(addresses, Allows);
        if (allowed.Length == 0)
        {
            throw new HttpRequestException("The endpoint is in a network that this server does not send to.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
