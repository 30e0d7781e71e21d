using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Goldthread.Host.Hosting;

/// <summary>
/// Who asks, and over what, where a proxy stands before us: it alone is believed about the address of the one who asks. Without this every visitor has the
/// proxy's address, and one guesser would lock all of them out.
/// </summary>
internal static class Proxies
{
    public static void UseProxies(this WebApplication app)
    {
        var known = (app.Configuration["Goldthread:Proxies"] ?? "").Split([' ', ';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (known.Length > 0)
        {
            var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var proxy in known)
            {
                Add(options, proxy);
            }

            app.UseForwardedHeaders(options);
        }

        // Whatever carries it the last part of the way: browsers see TLS, and cookies must be for TLS only.
        if (app.Configuration["Goldthread:PublicAddress"]?.StartsWith("https:", StringComparison.OrdinalIgnoreCase) == true)
        {
            app.Use((context, next) =>
            {
                context.Request.Scheme = Uri.UriSchemeHttps;
                return next(context);
            });
        }
    }

    private static void Add(ForwardedHeadersOptions options, string proxy)
    {
        if (IPAddress.TryParse(proxy, out var address))
        {
            options.KnownProxies.Add(address);
        }
        else if (System.Net.IPNetwork.TryParse(proxy, out var network))
        {
            options.KnownIPNetworks.Add(network);
        }
        else
        {
            throw new InvalidOperationException($"Goldthread:Proxies holds addresses and networks such as 10.0.0.4 or 10.0.0.0/24, not \"{proxy}\".");
        }
    }
}
