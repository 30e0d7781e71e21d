using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Goldthread.Directory.Feeds.Schedule;

/// <summary>Fetches other directories on their schedule while the server runs.</summary>
internal sealed class FeedService(FeedTurn turn, TimeProvider clock, ILogger<FeedService> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = Pause;
            try
            {
                await turn.Run(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                // Whatever it is, the server goes on, and the feed is fetched again.
                log.LogError(error, "A feed of the directory could not be fetched");
                pause = AfterFault;
            }

            await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
