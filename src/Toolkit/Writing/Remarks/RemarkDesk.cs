using System.Collections.Concurrent;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Toolkit.Items;
using Goldthread.Toolkit.Shelf;

namespace Goldthread.Toolkit.Writing.Remarks;

/// <summary>What readers say is wrong or out of date, without a sign-in, and what was done about it. What a reader wrote goes when it is answered, because it may name people; the answer stays.</summary>
internal sealed class RemarkDesk(Database database, TimeProvider clock)
{
    /// <summary>The longest remark, in characters.</summary>
    public const int Longest = 1_000;

    /// <summary>The most that are read at once.</summary>
    public const int Most = 200;

    private const int MostOpenOfOne = 50;
    private const int MostAnHour = 5;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly Actor Reader = new("reader", "A reader", "", "", "pages");
    private readonly RecordNumbers _numbers = new(clock);
    private readonly ConcurrentDictionary<string, (int Times, long Since)> _lately = new(StringComparer.Ordinal);

    /// <summary>Hands on that something is wrong.</summary>
    /// <param name="kind">Of which kind the item is.</param>
    /// <param name="id">Its id.</param>
    /// <param name="words">What is wrong.</param>
    /// <param name="connection">From where, so that nobody floods an editor; kept in memory for an hour.</param>
    public async Task<Outcome<bool>> Say(ItemKind kind, string id, string? words, string connection)
    {
        var text = (words ?? "").Trim();
        if (text.Length == 0) return new Fault(FaultKind.Invalid, "Tell us what is wrong", "Words");
        if (text.Length > Longest) return new Fault(FaultKind.Invalid, $"Tell us what is wrong in {Longest:N0} characters or fewer", "Words");
        if (IsFlood(connection)) return new Fault(FaultKind.Invalid, "You have told us several things in the last hour. Try again later", "Words");
        var now = clock.GetUtcNow();
        return await database.Write<Outcome<bool>>(session =>
        {
            var part = PartWriter.Open(session, Part.Place);
            if (ItemTable.Find(session, kind.Code, id) is not { IsPublished: true }) return new Fault(FaultKind.NotFound, "There is no such item.");

            // The same words sent twice are one remark; more than an editor can read are kept from piling up.
            var said = RemarkTable.Of(session, kind.Code, id, MostOpenOfOne);
            if (said.Any(r => r.AnsweredAt == 0 && r.Words == text) || RemarkTable.OpenOf(session, kind.Code, id) >= MostOpenOfOne) return true;
            RemarkTable.Add(session, new Remark(_numbers.Next(), kind.Code, id, now.ToUnixTimeMilliseconds(), text));
            part.Close(new Act(Reader, now, Purpose.Planning, $"say that something is wrong: {kind.One} {id}"));
            return true;
        });
    }

    /// <summary>What nobody has answered, of items that a user looks after: an editor all, others those of their organisation.</summary>
    public async Task<IReadOnlyList<Remark>> Open(User user) => await database.Read(s => RemarkTable.Open(s, Most).Where(r => LooksAfter(ItemTable.Find(s, r.Kind, r.Item), user)).ToList());

    /// <summary>What was said of an item, the newest first.</summary>
    public async Task<IReadOnlyList<Remark>> Of(ItemKind kind, string id) => await database.Read(s => RemarkTable.Of(s, kind.Code, id, Most));

    /// <summary>Says what was done about it, for everybody to read; what the reader wrote goes.</summary>
    public async Task<Outcome<Remark>> Answer(long number, string? answer, User user)
    {
        var (text, now) = ((answer ?? "").Trim(), clock.GetUtcNow());
        return await database.Write<Outcome<Remark>>(session =>
        {
            var part = PartWriter.Open(session, Part.Place);
            if (RemarkTable.Find(session, number) is not { } remark || !LooksAfter(ItemTable.Find(session, remark.Kind, remark.Item), user)) return new Fault(FaultKind.NotFound, "There is no such remark.");
            if (remark.AnsweredAt > 0) return remark;
            if (text.Length is 0 or > Longest) return new Fault(FaultKind.Invalid, text.Length == 0 ? "Say what was done about it" : $"Use {Longest:N0} characters at most", "Answer");
            var answered = remark with { Words = "", Answer = text, AnsweredAt = now.ToUnixTimeMilliseconds() };
            RemarkTable.Answer(session, answered);
            part.Close(new Act(user.Acting("pages"), now, Purpose.Planning, $"answer what a reader said of {remark.Kind} {remark.Item}"));
            return answered;
        });
    }

    /// <summary>True for an editor, and for those who take part in the organisation that keeps an item.</summary>
    public static bool LooksAfter(Item? item, User user) => item is not null && (user.Role.May(Activities.EditToolkit) || (user.Role.May(Activities.TakePart) && item.Owner.Length > 0 && item.Owner == user.Organisation));

    private bool IsFlood(string connection)
    {
        var now = clock.GetTimestamp();
        if (_lately.Count > 10_000) _lately.Clear();
        var (times, since) = _lately.GetValueOrDefault(connection, (0, now));
        if (clock.GetElapsedTime(since, now) > Hour) (times, since) = (0, now);
        _lately[connection] = (times + 1, since);
        return times >= MostAnHour;
    }
}
