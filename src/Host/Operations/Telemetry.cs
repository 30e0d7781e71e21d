using System.Diagnostics;
using Goldthread.Kernel.Data;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Goldthread.Host.Operations;

/// <summary>
/// Figures and traces for those who watch the server. Figures are always collected and read at <c>/metrics</c>; both are sent to a
/// collector (OTLP) when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names one. Spans carry the route's pattern, never its values, and no query.
/// </summary>
internal sealed class Telemetry(IConfiguration configuration) : IHostedService, IDisposable
{
    public const string ServiceName = "goldthread";

    /// <summary>OpenTelemetry's own setting: where a collector listens.</summary>
    public const string CollectorSetting = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private static readonly string[] Meters = [StoreMeter.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];

    private readonly MetricsText _text = new();
    private readonly bool _hasCollector = !string.IsNullOrEmpty(configuration[CollectorSetting]);
    private MeterProvider? _meters;
    private TracerProvider? _tracers;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var resource = ResourceBuilder.CreateEmpty().AddService(ServiceName, serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString());
        var meters = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(Meters).AddReader(new BaseExportingMetricReader(_text));
        if (_hasCollector)
        {
            meters.AddOtlpExporter();
            _tracers = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource("Microsoft.AspNetCore", "Npgsql")
                .AddProcessor(new WithoutValues()).AddOtlpExporter().Build();
        }

        _meters = meters.Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _tracers?.ForceFlush(2000);
        _meters?.ForceFlush(2000);
        return Task.CompletedTask;
    }

    /// <summary>All figures as they stand now.</summary>
    public string Collect() => _text.Read();

    /// <summary>Names the span of a request by the pattern of its route.</summary>
    public static void Name(HttpContext context)
    {
        if (Activity.Current is { } span && context.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } route })
        {
            span.SetTag("http.route", route);
            span.SetTag("http.request.method", context.Request.Method);
            span.SetTag("http.response.status_code", context.Response.StatusCode);
        }
    }

    public void Dispose()
    {
        _tracers?.Dispose();
        _meters?.Dispose();
        _text.Dispose();
    }

    /// <summary>An address may hold a person's key or a name: what is sent away has the route's pattern only.</summary>
    private sealed class WithoutValues : BaseProcessor<Activity>
    {
        private static readonly string[] Telling = ["url.path", "url.query", "url.full", "http.target", "http.url", "db.statement", "db.query.text"];

        public override void OnEnd(Activity data)
        {
            foreach (var tag in Telling)
            {
                data.SetTag(tag, null);
            }

            if (data.GetTagItem("http.route") is string route)
            {
                data.DisplayName = $"{data.GetTagItem("http.request.method")} {route}";
            }
        }
    }
}
