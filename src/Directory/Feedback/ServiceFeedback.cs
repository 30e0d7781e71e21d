using System.Collections.Concurrent;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;

namespace Goldthread.Directory.Feedback;

/// <summary>What comes back about listings: that something is wrong, from anybody; and that a member of staff helped somebody to choose one, as a bare count.</summary>
internal sealed class ServiceFeedback(Database database, ServiceDirectory directory, TimeProvider clock)
{
    /// <summary>Longest report, in characters.</summary>
    public const int Longest = 1_000;

    private const int MostOpenOfOne = 50;
    private const int MostAnHour = 5;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly RecordNumbers _numbers = new(clock);
    private readonly ConcurrentDictionary<string, (int Times, long Since)> _lately = new(StringComparer.Ordinal);

    /// <summary>Hands on that something is wrong.</summary>
    /// <param name="service">Id of the service.</param>
    /// <param name="words">What is wrong.</param>
    /// <param name="connection">From where, so that nobody floods an owner; kept in memory for an hour.</param>
    public async Task<Outcome<bool>> Say(string service, string? words, string connection)
    {
        var text = (words ?? "").Trim();
        if (text.Length == 0) return new Fault(FaultKind.Invalid, "Tell us what is wrong", "Words");
        if (text.Length > Longest) return new Fault(FaultKind.Invalid, $"Tell us what is wrong in {Longest:N0} characters or fewer", "Words");
        var now = clock.GetTimestamp();
        if (_lately.Count > 10_000) _lately.Clear();
        var (times, since) = _lately.GetValueOrDefault(connection, (0, now));
        if (clock.GetElapsedTime(since, now) > Hour) (times, since) = (0, now);
        if (times >= MostAnHour) return new Fault(FaultKind.Invalid, "You have told us several things in the last hour. Try again later, or call the service", "Words");
        _lately[connection] = (times + 1, since);
        return await database.Write(session =>
        {
            if (FeedbackTable.OpenOf(session, service) < MostOpenOfOne) FeedbackTable.Say(session, new WrongReport(_numbers.Next(), service, clock.GetUtcNow(), text));
            return true;
        });
    }

    /// <summary>What nobody has dealt with.</summary>
    public async Task<IReadOnlyList<WrongReport>> Open() => await database.Read(FeedbackTable.AllOpen);

    /// <summary>The owner has dealt with it, and what was written is deleted: it may name people.</summary>
    public Task<bool> Done(long report) => database.Write(session =>
    {
        FeedbackTable.Done(session, report);
        return true;
    });

    /// <summary>Somebody was helped to choose this service. Nothing says who.</summary>
    /// <param name="service">Id of the service.</param>
    /// <param name="way">printed or sent.</param>
    public Task<bool> Chosen(string service, string way) => database.Write(session =>
    {
        FeedbackTable.Chosen(session, service, directory.Today, way);
        return true;
    });

    /// <summary>How often in the last twelve months.</summary>
    public ValueTask<long> TimesChosen(string service) => database.Read(s => FeedbackTable.ChosenSince(s, service, directory.Today.AddMonths(-12)));
}
