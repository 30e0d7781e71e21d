using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;

namespace Goldthread.Population.Release;

/// <summary>What is released of itself once a day, before any count of that day is answered: so that no count comes first and stands against it.</summary>
public interface IDailyRelease
{
    /// <summary>Makes sure that the release of today was made and is in the ledger.</summary>
    Task Today();
}

/// <summary>Who asks for counts, and as what it is written down.</summary>
/// <param name="Asker">The id of the user, or <see cref="ReleaseBook.Profile"/>.</param>
/// <param name="On">The day of the extract.</param>
/// <param name="Act">The act of showing them.</param>
internal sealed record ReleaseRequest(string Asker, DateOnly On, Act Act);

/// <summary>
/// The ledger of what was released, in the store. A new count is held against all that was shown of its day, and, for a cohort, against all other questions of <see cref="Days"/> days. It is kept
/// in memory and read on from where it was last read; a count that shows nothing new writes nothing.
/// </summary>
public sealed class ReleaseBook(Database database, TimeProvider clock)
{
    /// <summary>How long a count is remembered, in days.</summary>
    public const int Days = 28;

    /// <summary>How many counts are remembered beside those of the profile: the newest.</summary>
    public const int Most = 10_000;

    /// <summary>How many new counts one user may be shown in a day. The ledger holds weeks of them.</summary>
    public const int MostADay = 500;

    /// <summary>The asker of what is released of itself.</summary>
    internal const string Profile = "profile";

    private volatile ShownSets _shown = new();

    /// <summary>Answers with counts.</summary>
    /// <typeparam name="T">What is answered.</typeparam>
    /// <param name="request">Who asks.</param>
    /// <param name="asked">The counts that would be shown.</param>
    /// <param name="rule">What may leave.</param>
    /// <param name="decide">From what the ledger says to each, the answer, and what of each is in it.</param>
    internal async Task<T> Answer<T>(ReleaseRequest request, IReadOnlyList<AskedSet> asked, ReleaseRule rule, Func<IReadOnlyList<LedgerAnswer>, (T Answer, IReadOnlyList<ReleasedCount> Shown)> decide)
    {
        await database.Read(s => ReadOn(s, request.On));
        var (answer, told) = Decide(request, asked, rule, decide);
        if (told.Count == 0) return answer;
        var (settled, shown) = await database.Write(session =>
        {
            // The part first: whoever else is answered at this moment waits, and is then held against this answer.
            var part = PartWriter.Open(session, Part.Place);
            ReadOn(session, request.On);
            var (mine, sets) = Decide(request, asked, rule, decide);
            if (sets.Count > 0)
            {
                ReleaseTable.Forget(session, request.On);
                ReleaseTable.Add(session, new ToldRelease(part.Commit, request.On, request.Asker, clock.GetUtcNow(), sets));
            }

            part.Close(request.Act);
            return (mine, sets);
        });
        return settled;
    }

    /// <summary>The key under which a question is known again.</summary>
    internal static long KeyOf(string question) => BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(question)));

    private ShownSets ReadOn(Session session, DateOnly on)
    {
        var known = _shown;
        return _shown = known.With(ReleaseTable.After(session, known.Last), on);
    }

    private (T Answer, IReadOnlyList<ShownSet> Told) Decide<T>(ReleaseRequest request, IReadOnlyList<AskedSet> asked, ReleaseRule rule, Func<IReadOnlyList<LedgerAnswer>, (T Answer, IReadOnlyList<ReleasedCount> Shown)> decide)
    {
        var (known, isProfile) = (_shown, request.Asker == Profile);
        var answers = asked.Select(a => known.Answer(a, request.On, rule, isProfile)).ToList();
        if (!isProfile && answers.Count(a => a.Word == LedgerWord.New) + known.Asked(request.Asker, request.On) > MostADay)
        {
            answers = [.. answers.Select(a => a.Word == LedgerWord.New ? new LedgerAnswer(LedgerWord.TooMany) : a)];
        }

        var (answer, shown) = decide(answers);
        return (answer, [.. Enumerable.Range(0, asked.Count).Where(i => shown[i].IsShown && !known.Has(asked[i], request.On, rule))
            .Select(i => new ShownSet(KeyOf(asked[i].Question), request.On, shown[i], asked[i].People))]);
    }
}
