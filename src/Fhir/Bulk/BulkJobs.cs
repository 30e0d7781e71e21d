using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Data;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Goldthread.Fhir.Bulk;

/// <summary>What a job does: it tells how far it is, and gives the files that it made.</summary>
internal delegate Task<IReadOnlyList<BulkFile>> BulkWork(string folder, Func<double, long, Task> progress, CancellationToken cancel);

/// <summary>
/// Bulk jobs: started, followed, cancelled, forgotten. They run in this process; one that a restart cut off is reported as lost, to be
/// asked for again. https://hl7.org/fhir/uv/bulkdata/export.html
/// </summary>
internal sealed class BulkJobs(Database database, BulkFiles files, TimeProvider clock, ILogger<BulkJobs> log) : BackgroundService
{
    private const int MostAtOnce = 4;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);
    private static readonly TimeSpan Sweep = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, (CancellationTokenSource Cancel, Task Task)> _running = new(StringComparer.Ordinal);

    /// <summary>Starts one and gives its name, which cannot be guessed; null when too many run already.</summary>
    public async Task<string?> Start(string kind, string request, Sight sight, string name, BulkWork work)
    {
        if (_running.Count >= MostAtOnce)
        {
            return null;
        }

        var now = Now();
        await database.Write(session =>
        {
            BulkJobTable.Add(session, new BulkJob(name, kind, sight.Who.User, sight.Words, request, BulkState.Running, now, now, 0, 0, 0, ""));
            return true;
        });

        // Not disposed: the work may still look at it when it has been cancelled.
        var cancel = new CancellationTokenSource();
        var gate = new TaskCompletionSource();
        _running[name] = (cancel, Task.Run(async () =>
        {
            await gate.Task;
            try
            {
                await Run(name, work, cancel.Token);
            }
            finally
            {
                _running.TryRemove(name, out _);
            }
        }));
        gate.SetResult();
        return name;
    }

    /// <summary>A name for a job that is to be started.</summary>
    public static string NewName() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>A job of this asker, who must see what they saw when they asked; null for any other. A job that nobody runs any more has failed.</summary>
    public async Task<BulkJob?> Find(string name, Sight sight)
    {
        var job = await database.Read(session => BulkJobTable.Find(session, name));
        if (job is null || job.Owner != sight.Who.User || job.Sight != sight.Words || (job.Ended > 0 && Expires(job) < clock.GetUtcNow()))
        {
            return null;
        }

        // On PostgreSQL another server may run it; its silence tells.
        var isElsewhere = Database.IsPostgres(database.Location) && Now() - job.Seen < Silence.TotalMilliseconds;
        return job.State != BulkState.Running || _running.ContainsKey(name) || isElsewhere
            ? job
            : await database.Read(session => BulkJobTable.Find(session, name)) is { State: not BulkState.Running } ended
                ? ended
                : job with { State = BulkState.Failed, Result = "The server was restarted while this ran, and it is lost. Ask for it again." };
    }

    /// <summary>When the files of a job that has ended are deleted.</summary>
    public static DateTimeOffset Expires(BulkJob job) => DateTimeOffset.FromUnixTimeMilliseconds(job.Ended) + Kept;

    /// <summary>Stops it if it runs, and deletes its files and every trace of it but those in the journal.</summary>
    public async Task Delete(string name)
    {
        if (_running.TryGetValue(name, out var running))
        {
            await running.Cancel.CancelAsync();
            await running.Task;
        }

        await database.Write(session =>
        {
            BulkJobTable.Remove(session, name);
            return true;
        });
        files.Remove(name);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (var (cancel, _) in _running.Values)
        {
            await cancel.CancelAsync();
        }

        await Task.WhenAll(_running.Values.Select(r => r.Task));
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Sweep, clock);
        do
        {
            try
            {
                var before = (clock.GetUtcNow() - Kept).ToUnixTimeMilliseconds();
                foreach (var job in await database.Read(session => BulkJobTable.Before(session, before), stoppingToken))
                {
                    await Delete(job.Job);
                }
            }
            catch (Exception error) when (error is System.Data.Common.DbException or IOException or UnauthorizedAccessException)
            {
                log.LogError(error, "Old bulk files could not be deleted");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Run(string name, BulkWork work, CancellationToken cancel)
    {
        var resources = 0L;
        var shown = clock.GetTimestamp();
        try
        {
            System.IO.Directory.CreateDirectory(files.Folder(name));
            var made = await work(files.Folder(name), Progress, cancel);
            await End(BulkState.Done, JsonSerializer.Serialize(made));
        }
        catch (OperationCanceledException)
        {
            files.Remove(name); // deleted by its owner, or lost to a restart
        }
        catch (SightEndedException ended)
        {
            files.Remove(name);
            await End(BulkState.Failed, $"Nothing was kept. {ended.Message}");
        }
        catch (Exception error) when (error is System.Data.Common.DbException or IOException or UnauthorizedAccessException or InvalidOperationException or TimeoutException)
        {
            log.LogError(error, "A bulk job failed");
            files.Remove(name);
            await End(BulkState.Failed, "The store or the disk did not answer. Nothing was kept. Ask for it again.");
        }

        async Task Progress(double share, long count)
        {
            resources = count;
            if (clock.GetElapsedTime(shown) > TimeSpan.FromSeconds(1))
            {
                shown = clock.GetTimestamp();
                await database.Write(session =>
                {
                    BulkJobTable.Show(session, name, (int)(share * 100), count, Now());
                    return true;
                }, cancel);
            }
        }

        async Task End(string state, string result)
        {
            try
            {
                await database.Write(session =>
                {
                    BulkJobTable.End(session, name, state, resources, result, Now());
                    return true;
                }, CancellationToken.None);
            }
            catch (System.Data.Common.DbException error)
            {
                log.LogError(error, "The end of a bulk job could not be noted");
            }
        }
    }

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
