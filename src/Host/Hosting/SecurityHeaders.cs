using Goldthread.DesignSystem;
using Goldthread.Fhir;

namespace Goldthread.Host.Hosting;

/// <summary>What every answer carries, whatever it is. Source: https://cheatsheetseries.owasp.org/cheatsheets/HTTP_Headers_Cheat_Sheet.html</summary>
internal static class SecurityHeaders
{
    // What a program fetches is no page: should a browser show it all the same, nothing in it runs or loads.
    private const string NoPage = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    // No page of ours asks the browser for any of these.
    private const string NoDevices = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";
    private const string SameOrigin = "same-origin";
    private const string OnlyOverTls = "max-age=31536000";

    public static void Set(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Cross-Origin-Resource-Policy"] = SameOrigin;
        if (context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = OnlyOverTls;
        }

        if (context.Request.Path.StartsWithSegments(FhirModule.Root))
        {
            headers.CacheControl = "no-store";
            headers.ContentSecurityPolicy = NoPage;
            headers["Referrer-Policy"] = "no-referrer";
            return;
        }

        // Both words, as antiforgery wants them on a page with a form; else it says so in the log of each.
        headers.CacheControl = "no-cache, no-store";
        headers.ContentSecurityPolicy = DesignSystemModule.ContentSecurityPolicy;
        headers["Referrer-Policy"] = SameOrigin;
        headers["Cross-Origin-Opener-Policy"] = SameOrigin;
        headers["Permissions-Policy"] = NoDevices;
    }
}
