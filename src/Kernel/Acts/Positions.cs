using System.Security.Cryptography;
using Goldthread.Kernel.Data;

namespace Goldthread.Kernel.Acts;

/// <summary>Where each part stands: the number of its last commit. A moment of the whole store is a vector of these, never one number.</summary>
public static class Positions
{
    // Acts stand in the order of their commits; a clock that was put back, or two that differ, are off by less than this.
    private const long ClockSlack = 3_600_000;

    /// <summary>The last commit of every part that has one.</summary>
    public static IReadOnlyDictionary<int, long> All(Session session) => HeadTable.Commits(session).ToDictionary(c => c.Part, c => c.Commit);

    /// <summary>The last commit of one part, 0 when it has none.</summary>
    public static long Of(Session session, int part) => HeadTable.Find(session, part)?.Commit ?? 0;

    /// <summary>
    /// What tells this store's moment from another's: a digest of the chain of each part up to there, in hexadecimal. Null where this store never came so far, so that what was worked out
    /// at that moment was worked out from another store, or from this one before it was put back.
    /// </summary>
    /// <param name="session">The session.</param>
    /// <param name="moment">The last commit of each part.</param>
    public static string? Mark(Session session, IReadOnlyDictionary<int, long> moment)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (part, commit) in moment.Where(m => m.Value > 0).OrderBy(m => m.Key))
        {
            // Every act of a part makes one commit, so the two have one number.
            if (JournalTable.After(session, part, commit - 1, 1) is not [var (row, hash)] || row.Commit != commit) return null;
            digest.AppendData(BitConverter.GetBytes(part));
            digest.AppendData(hash);
        }

        return Convert.ToHexString(digest.GetHashAndReset());
    }

    /// <summary>Where every part that has a commit stood at a time.</summary>
    /// <param name="session">The session.</param>
    /// <param name="at">Milliseconds since 1970, UTC.</param>
    public static IReadOnlyDictionary<int, long> AllAt(Session session, long at) =>
        HeadTable.Commits(session).Where(c => c.Commit > 0).ToDictionary(c => c.Part, c => OfAt(session, c.Part, at));

    /// <summary>
    /// The last commit of one part whose act was at a time or before it; 0 when there is none. Where the clock was put back by less than an hour,
    /// acts before that commit may say a later time: they are part of the moment, since commits build on each other.
    /// </summary>
    /// <param name="session">The session.</param>
    /// <param name="part">The part.</param>
    /// <param name="at">Milliseconds since 1970, UTC.</param>
    public static long OfAt(Session session, int part, long at)
    {
        if (HeadTable.Find(session, part) is not { Act: > 0 } head)
        {
            return 0;
        }

        // Behind the last act up to here, nothing can be as early as the time that is asked.
        var certain = at > long.MaxValue - ClockSlack ? long.MaxValue : at + ClockSlack;
        var (low, high) = (0L, head.Act);
        while (low < high)
        {
            // The last act first: most questions are about not long ago.
            var middle = high == head.Act && low == 0 ? high : low + ((high - low + 1) / 2);
            if (JournalTable.At(session, part, middle) <= certain)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return low == 0 ? 0 : JournalTable.LastCommit(session, part, low, at);
    }
}
