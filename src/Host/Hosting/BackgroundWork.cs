using Goldthread.Kernel.Acts;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Goldthread.Host.Hosting;

/// <summary>Hands announcements to their subscribers while the server runs.</summary>
internal sealed class OutboxService(Outbox outbox) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => outbox.Run(stoppingToken);
}

/// <summary>Seals the journal's chains at intervals and when the server stops.</summary>
internal sealed class SealService(Stores stores, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Seal.Take(stores.Records, stores.Reads, clock);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await Seal.Take(stores.Records, stores.Reads, clock);
        }
    }
}

/// <summary>Whether the server can be used: set when migrations are done and the demo place stands.</summary>
internal sealed class Readiness : IHealthCheck
{
    private volatile string? _waitingFor = "starting";

    public void WaitFor(string what) => _waitingFor = what;

    public void Ready() => _waitingFor = null;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(_waitingFor is { } what ? HealthCheckResult.Unhealthy(what) : HealthCheckResult.Healthy());
}

/// <summary>Addresses for those who watch the server.</summary>
internal static class Health
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
    }
}
