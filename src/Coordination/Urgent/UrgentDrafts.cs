using System.Data.Common;
using System.Text.Json;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Goldthread.Coordination.Urgent;

/// <summary>The form of an urgent call as far as it is filled in: what was typed, as it was typed.</summary>
internal sealed record UrgentDraft
{
    public string? Excluded { get; init; }

    public IReadOnlyList<string> Conditions { get; init; } = [];

    public string? Reason { get; init; }

    public string? Source { get; init; }

    public string? Caller { get; init; }

    public string? Day { get; init; }

    public string? Month { get; init; }

    public string? Year { get; init; }

    public string? Time { get; init; }

    public string? Target { get; init; }
}

/// <summary>
/// Keeps what is typed of an urgent call until it is sent, so that a window that closes or a session that ends loses nothing. It is no part of the record: nobody but its
/// writer sees it, and it goes when the call is sent or after a day.
/// </summary>
internal sealed class UrgentDrafts(Database database, TimeProvider clock)
{
    /// <summary>How long it is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    private const int LargestDraft = 20_000;
    private const int MostOfOne = 50;

    /// <summary>Keeps it in the place of the one before. TooLarge, and nothing is kept, when it is longer than a form can sensibly be.</summary>
    public async Task<Outcome<DateTimeOffset>> Keep(User writer, string person, UrgentDraft draft)
    {
        var fields = JsonSerializer.Serialize(draft);
        if (fields.Length > LargestDraft) return new Fault(FaultKind.TooLarge, "This is too long to be kept while you type.");
        var now = clock.GetUtcNow();
        return await database.Write<Outcome<DateTimeOffset>>(session =>
        {
            if (UrgentDraftTable.Find(session, writer.Id, person, DateTimeOffset.UnixEpoch) is null && UrgentDraftTable.Of(session, writer.Id) >= MostOfOne)
            {
                return new Fault(FaultKind.TooLarge, "You have too many calls that are not sent.");
            }

            UrgentDraftTable.Put(session, writer.Id, person, fields, now);
            return now;
        });
    }

    /// <summary>What its writer typed, and when it was last kept; null when there is nothing of the last day.</summary>
    public async Task<(UrgentDraft Draft, DateTimeOffset At)?> Find(User writer, string person) =>
        await database.Read(s => UrgentDraftTable.Find(s, writer.Id, person, clock.GetUtcNow() - Kept)) is { } found
            ? (JsonSerializer.Deserialize<UrgentDraft>(found.Fields)!, found.At)
            : null;

    public Task Remove(User writer, string person) => database.Write(session =>
    {
        UrgentDraftTable.Remove(session, writer.Id, person);
        return true;
    });

    /// <summary>Deletes what is older than a day.</summary>
    public Task<int> Prune() => database.Write(s => UrgentDraftTable.Prune(s, clock.GetUtcNow() - Kept));
}

/// <summary>Deletes old drafts while the server runs.</summary>
internal sealed class UrgentDraftService(UrgentDrafts drafts, TimeProvider clock, ILogger<UrgentDraftService> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            try
            {
                await drafts.Prune();
            }
            catch (Exception error) when (error is DbException or TimeoutException)
            {
                log.LogError(error, "Old drafts of urgent calls could not be deleted; tried again in an hour");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
