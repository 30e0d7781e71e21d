using System.Data.Common;
using Goldthread.Kernel.Data;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Goldthread.Population.DataSet;

/// <summary>Keeps the data set fresh once somebody has asked for it: what is written is in the next figures some seconds later. A place that never asks pays nothing.</summary>
internal sealed partial class DataSetFollower(DataSets sets, ILogger<DataSetFollower> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                if (sets.Now is not null) await Follow(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    private async Task Follow(CancellationToken cancel)
    {
        try
        {
            await sets.Refresh(cancel);
        }
        catch (Exception error) when (error is DbException or IOException or StoreBusyException)
        {
            // The figures stay as they are, with the time they are of; the next turn tries again.
            NotFollowed(log, error);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The joined-up data set could not be brought up to date; it is tried again.")]
    private static partial void NotFollowed(ILogger log, Exception error);
}
