using System.Data.Common;
using System.Security.Cryptography;
using Goldthread.Kernel.Data;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Goldthread.Fhir.Subscriptions;

/// <summary>Matches and delivers while the server runs. Of several servers on one store one does it; another takes over when it falls silent.</summary>
internal sealed class SubscriptionService(Database database, SubscriptionFollower follower, NotificationSender sender, TimeProvider clock, ILogger<SubscriptionService> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(30);

    private readonly string _me = RandomNumberGenerator.GetHexString(16);
    private DateTimeOffset _heldUntil;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await sender.Finish();
        try
        {
            if (_heldUntil > clock.GetUtcNow())
            {
                await database.Write(s => SubscriptionFeedTable.Take(s, _me, Now(), 0, always: false), CancellationToken.None);
            }
        }
        catch (DbException error)
        {
            log.LogWarning(error, "The work on notifications could not be handed over; another server takes it in {Seconds} seconds", Turn.TotalSeconds);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = Pause;
            try
            {
                if (await IsMine(stoppingToken))
                {
                    if (await follower.Turn(stoppingToken))
                    {
                        pause = TimeSpan.Zero;
                    }

                    await sender.Start(stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                // Whatever it is, the server goes on; the feed's position has not moved, so the same is matched again.
                log.LogError(error, "Notifications wait");
                pause = AfterFault;
            }

            if (pause > TimeSpan.Zero)
            {
                await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    // A folder has one server, which need not wait for the one before it that was cut off.
    private async Task<bool> IsMine(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (now + (Turn / 2) < _heldUntil)
        {
            return true;
        }

        var until = now + Turn;
        var isMine = await database.Write(s => SubscriptionFeedTable.Take(s, _me, Now(), until.ToUnixTimeMilliseconds(), always: !Database.IsPostgres(database.Location)), cancel);
        _heldUntil = isMine ? until : default;
        return isMine;
    }

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
