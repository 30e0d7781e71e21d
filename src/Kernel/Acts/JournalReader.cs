using Goldthread.Kernel.Data;

namespace Goldthread.Kernel.Acts;

/// <summary>One act as the journal keeps it.</summary>
/// <param name="Number">Its number in its chain.</param>
/// <param name="Act">Who, when, why, and what they did.</param>
/// <param name="Part">The part of the person, or <see cref="Acts.Part.Place"/>.</param>
/// <param name="Person">The person's number in the part; 0 when no one person was meant.</param>
/// <param name="Sight">The sight that was used, in words; empty for an act that wrote.</param>
public sealed record JournalEntry(long Number, Act Act, int Part, long Person, string Sight);

/// <summary>Reads the journals: for those who ask who has looked. To read them is an act too, which the caller writes.</summary>
public sealed class JournalReader(Database records, ReadJournal reads)
{
    private const int Page = 500;

    // Acts stand in the order they were written; the clocks of two servers may differ by less than this.
    private static readonly TimeSpan ClockSlack = TimeSpan.FromHours(1);

    /// <summary>Acts that read a person's record, newest first.</summary>
    /// <param name="part">The person's part.</param>
    /// <param name="person">The person's number in it.</param>
    /// <param name="from">None before this.</param>
    /// <param name="until">None at this moment or later.</param>
    /// <param name="most">No more than this many.</param>
    public ValueTask<IReadOnlyList<JournalEntry>> ReadsOf(int part, long person, DateTimeOffset from, DateTimeOffset until, int most) => reads.Store.Read<IReadOnlyList<JournalEntry>>(session =>
        Gather(session, from, until, most, before => ReadJournalTable.Of(session, part, person, before, Page)));

    /// <summary>Acts of reading that name a person, whoever it is, newest first, from the end of the chain back to a moment.</summary>
    /// <param name="from">None before this.</param>
    /// <param name="before">Only acts with a lower number; <see cref="long.MaxValue"/> for the newest.</param>
    /// <param name="most">No more than this many: the last one's number goes on from there.</param>
    public ValueTask<IReadOnlyList<JournalEntry>> ReadsSince(DateTimeOffset from, long before, int most) => reads.Store.Read<IReadOnlyList<JournalEntry>>(session =>
        Gather(session, from, DateTimeOffset.MaxValue, most, below => ReadJournalTable.Before(session, Math.Min(below, before), Page)));

    /// <summary>The acts that made commits of a part, by commit.</summary>
    public ValueTask<IReadOnlyDictionary<long, Act>> Writes(int part, IEnumerable<long> commits) => records.Read(session =>
    {
        var actors = new Dictionary<long, Actor>();
        var found = new Dictionary<long, Act>();
        foreach (var commit in commits.Distinct())
        {
            if (JournalTable.OfCommit(session, part, commit) is { } row)
            {
                found[commit] = ActOf(session, row.At, row.Actor, row.Why, row.Activity, actors);
            }
        }

        return (IReadOnlyDictionary<long, Act>)found;
    });

    /// <summary>
    /// When each organisation last wrote, since a moment: the journals of the parts are read from their ends back, and no further than until all who are
    /// wanted were met, so that a time is not always the last but always since then.
    /// </summary>
    /// <param name="from">None before this.</param>
    /// <param name="wanted">Codes of organisations.</param>
    public async ValueTask<IReadOnlyDictionary<string, DateTimeOffset>> LastWrites(DateTimeOffset from, IReadOnlySet<string> wanted)
    {
        var first = from.ToUnixTimeMilliseconds();
        var met = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        for (var part = Part.Place; part < Part.Count && met.Count < wanted.Count; part++)
        {
            var before = long.MaxValue;
            var more = true;
            while (more && met.Count < wanted.Count)
            {
                var rows = await records.Read(session => JournalTable.Before(session, part, before, Page).ConvertAll(r => (r.Number, r.At, Who: ActorTable.Find(session, r.Actor))));
                foreach (var (_, at, who) in rows.Where(r => r.At >= first && r.Who is not null))
                {
                    var organisation = Actor.Read(who!).Organisation;
                    var time = DateTimeOffset.FromUnixTimeMilliseconds(at);
                    if (wanted.Contains(organisation) && (!met.TryGetValue(organisation, out var known) || known < time))
                    {
                        met[organisation] = time;
                    }
                }

                more = rows.Count == Page && rows[^1].At >= first;
                before = rows.Count > 0 ? rows[^1].Number : before;
            }
        }

        return met;
    }

    private static List<JournalEntry> Gather(Session session, DateTimeOffset from, DateTimeOffset until, int most, Func<long, List<ReadRow>> page)
    {
        var (first, end) = (from.ToUnixTimeMilliseconds(), until.ToUnixTimeMilliseconds());
        var stop = first - (long)ClockSlack.TotalMilliseconds;
        var actors = new Dictionary<long, Actor>();
        var found = new List<JournalEntry>();
        for (var before = long.MaxValue; found.Count < most;)
        {
            var rows = page(before);
            foreach (var row in rows.Where(r => r.At >= first && r.At < end).Take(most - found.Count))
            {
                found.Add(new JournalEntry(row.Number, ActOf(session, row.At, row.Actor, row.Why, row.Activity, actors), row.Part, row.Person, row.Sight));
            }

            if (rows.Count < Page || rows[^1].At < stop)
            {
                break;
            }

            before = rows[^1].Number;
        }

        return found;
    }

    private static Act ActOf(Session session, long at, long actor, string why, string activity, Dictionary<long, Actor> actors)
    {
        if (!actors.TryGetValue(actor, out var who))
        {
            actors[actor] = who = ActorTable.Find(session, actor) is { } content ? Actor.Read(content) : new Actor("", "Not known", "", "", "");
        }

        return new Act(who, DateTimeOffset.FromUnixTimeMilliseconds(at), why, activity);
    }
}
