using System.Data.Common;
using Goldthread.Kernel.Acts;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Goldthread.Host.Hosting;

/// <summary>Hands announcements to their subscribers while the server runs.</summary>
internal sealed class OutboxService(Outbox outbox) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => outbox.Run(stoppingToken);
}

/// <summary>Seals the journal's chains at intervals and when the server stops.</summary>
internal sealed class SealService(Stores stores, TimeProvider clock, ILogger<SealService> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TakeOne();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await TakeOne();
        }
    }

    // A seal that cannot be taken now is taken next time; the chains it binds are whole by themselves.
    private async Task TakeOne()
    {
        try
        {
            await Seal.Take(stores.Records, stores.Reads, clock);
        }
        catch (DbException error)
        {
            log.LogError(error, "The journal could not be sealed");
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
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous().DisableRateLimiting();
        app.MapHealthChecks("/health/ready").AllowAnonymous().DisableRateLimiting();
    }
}
