using System.Net;

namespace Goldthread.Host.Operations;

/// <summary>
/// <c>/metrics</c> for Prometheus. Only this machine may ask, unless the setting <c>Goldthread:Metrics:Open</c> is true: how much a place
/// works, and on what, is nobody else's business.
/// </summary>
internal static class MetricsEndpoint
{
    public static void MapMetrics(this WebApplication app, bool open) =>
        app.MapGet("/metrics", (HttpContext context, Telemetry telemetry) =>
                open || context.Connection.RemoteIpAddress is not { } from || IPAddress.IsLoopback(from)
                    ? Results.Text(telemetry.Collect(), MetricsText.ContentType)
                    : Results.NotFound())
            .AllowAnonymous()
            .DisableRateLimiting();
}
