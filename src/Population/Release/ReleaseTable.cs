using System.Buffers.Binary;
using Goldthread.Kernel.Data;

namespace Goldthread.Population.Release;

/// <summary>A count that was shown.</summary>
/// <param name="Question">The key of what was asked.</param>
/// <param name="On">The day of the extract.</param>
/// <param name="Answer">What was shown.</param>
/// <param name="People">Who was counted.</param>
internal sealed record ShownSet(long Question, DateOnly On, ReleasedCount Answer, PeopleSketch People);

/// <summary>An answer that showed counts.</summary>
/// <param name="Number">Rising.</param>
/// <param name="On">The day of the extract.</param>
/// <param name="Asker">The id of the user, or <see cref="ReleaseBook.Profile"/>.</param>
/// <param name="ToldAt">When.</param>
/// <param name="Sets">What was shown for the first time.</param>
internal sealed record ToldRelease(long Number, DateOnly On, string Asker, DateTimeOffset ToldAt, IReadOnlyList<ShownSet> Sets);

internal static class ReleaseTable
{
    private const int SetBytes = (2 * sizeof(long)) + PeopleSketch.Bytes;

    // On every machine, and rare: when an analyst counts something that was not counted before.
    private const string Insert = "insert into population_release (release, day, asker, told_at, sets) values (@release, @day, @asker, @told_at, @sets)";

    private const string SelectAfter = "select release, day, asker, told_at, sets from population_release where release > @release order by release";

    // On every machine, and rare: with such an insert.
    private const string DeleteBefore = "delete from population_release where day < @day and (asker = @asker or day < @long_before)";

    public static void Add(Session session, ToldRelease told)
    {
        var sets = new byte[told.Sets.Count * SetBytes];
        for (var i = 0; i < told.Sets.Count; i++)
        {
            var into = sets.AsSpan(i * SetBytes, SetBytes);
            BinaryPrimitives.WriteInt64LittleEndian(into, told.Sets[i].Question);
            BinaryPrimitives.WriteInt64LittleEndian(into[sizeof(long)..], told.Sets[i].Answer.Number!.Value);
            told.Sets[i].People.Write(into[(2 * sizeof(long))..]);
        }

        session.Statement(Insert).Set("release", told.Number).Set("day", (long)told.On.DayNumber).Set("asker", told.Asker).Set("told_at", told.ToldAt.ToUnixTimeMilliseconds()).Set("sets", sets).Execute();
    }

    /// <summary>What came after a number, in order.</summary>
    public static List<ToldRelease> After(Session session, long number) => session.Statement(SelectAfter).Set("release", number).List(Read);

    /// <summary>Takes out what no comparison asks for: profiles of earlier days, and all that lies before the ledger's days.</summary>
    public static void Forget(Session session, DateOnly today) => session.Statement(DeleteBefore)
        .Set("day", (long)today.DayNumber).Set("asker", ReleaseBook.Profile).Set("long_before", (long)today.DayNumber - ReleaseBook.Days).Execute();

    private static ToldRelease Read(Row row)
    {
        var on = DateOnly.FromDayNumber((int)row.GetInt64(1));
        var bytes = row.Bytes(4);
        var sets = new ShownSet[bytes.Length / SetBytes];
        for (var i = 0; i < sets.Length; i++)
        {
            var from = bytes.Slice(i * SetBytes, SetBytes);
            sets[i] = new ShownSet(
                BinaryPrimitives.ReadInt64LittleEndian(from), on, ReleasedCount.Shown(BinaryPrimitives.ReadInt64LittleEndian(from[sizeof(long)..])), PeopleSketch.Read(from[(2 * sizeof(long))..]));
        }

        return new ToldRelease(row.GetInt64(0), on, row.GetString(2), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)), sets);
    }
}
