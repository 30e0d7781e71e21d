using Goldthread.Kernel.Data;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Goldthread.Fhir.Storage;

/// <summary>Keeps the index in step with the added search parameters while the server runs. It rests as long as it works, so that half of a processor is left.</summary>
internal sealed class IndexService(IndexMaker maker, TimeProvider clock, ILogger<IndexService> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestRest = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(5);

    private long _told = -1;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await maker.HandOver();
        }
        catch (System.Data.Common.DbException error)
        {
            log.LogWarning(error, "The work on the index could not be handed over; another server takes it soon");
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = Pause;
            try
            {
                var started = clock.GetTimestamp();
                if (await maker.Turn(stoppingToken))
                {
                    var took = clock.GetElapsedTime(started);
                    pause = took < LongestRest ? took : LongestRest;
                    await Tell(stoppingToken);
                }
                else if (_told >= 0)
                {
                    await Tell(stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                // Whatever it is, the server goes on, and so does this where it stopped.
                log.LogError(error, "The index waits");
                pause = AfterFault;
            }

            if (pause > TimeSpan.Zero)
            {
                await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task Tell(CancellationToken cancel)
    {
        var progress = await maker.Progress(cancel);
        StoreMeter.IndexParts.Record(progress.Parts - progress.Done);
        if (progress.Generation != _told && !progress.IsComplete)
        {
            log.LogInformation("The index is being made anew (generation {Generation}): {Done} of {Parts} parts", progress.Generation, progress.Done, progress.Parts);
            _told = progress.Generation;
        }
        else if (progress.IsComplete)
        {
            log.LogInformation("The index is made (generation {Generation})", progress.Generation);
            _told = -1;
        }
    }
}
