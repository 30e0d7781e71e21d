namespace Goldthread.Population.Release;

/// <summary>A count that somebody has been shown, and how its people lie to those of a new one.</summary>
/// <param name="Question">What was asked: the key under which the same question is known again.</param>
/// <param name="Answer">What they saw.</param>
/// <param name="OnlyEarlier">People counted then and not now.</param>
/// <param name="OnlyNew">People counted now and not then.</param>
public readonly record struct EarlierCount(string Question, ReleasedCount Answer, long OnlyEarlier, long OnlyNew);

/// <summary>How a new count stands to earlier ones.</summary>
public enum LedgerWord
{
    /// <summary>Nothing stands against it.</summary>
    New,

    /// <summary>The same question, or the same people, were counted before: the answer is the same.</summary>
    AsBefore,

    /// <summary>Nearly the same people were counted before: the two together would tell about the few by whom they differ. It is not shown.</summary>
    TooNear,

    /// <summary>Who asks has been shown as many different counts today as one may be. It is not shown.</summary>
    TooMany,
}

/// <summary>What the ledger says to a new count.</summary>
/// <param name="Word">How it stands to earlier ones.</param>
/// <param name="Answer">What was shown before, where the same question is answered as before.</param>
public readonly record struct LedgerAnswer(LedgerWord Word, ReleasedCount? Answer = null)
{
    /// <summary>True where nothing may be shown.</summary>
    public bool IsKeptBack => Word is LedgerWord.TooNear or LedgerWord.TooMany;
}

/// <summary>
/// Counts that are asked for one after another. Two groups of people that differ by a few tell about those few when both are counted: a cohort, and the same cohort less one rare condition. So the
/// second is kept back. Pure: who keeps the book hands in the earlier counts of all readers who may talk to each other, with the numbers of people that only one of the two has.
/// </summary>
/// <remarks>Pairs are looked at, not sums of three or more groups; against those stands the rounding, which leaves each sum as wide as the rounding base for every count in it.</remarks>
public static class ReleaseLedger
{
    /// <summary>What may be seen of a new count.</summary>
    /// <param name="question">Its key: the same question about nearly the same people is answered as before.</param>
    /// <param name="earlier">Earlier counts of the same readers.</param>
    /// <param name="rule">What may leave.</param>
    public static LedgerAnswer Answer(string question, IEnumerable<EarlierCount> earlier, ReleaseRule rule)
    {
        var word = LedgerWord.New;
        foreach (var before in earlier)
        {
            if (!before.Answer.IsShown) continue;
            if (before is { OnlyNew: 0, OnlyEarlier: 0 }) return new LedgerAnswer(LedgerWord.AsBefore);
            if (!Tells(before, rule)) continue;
            if (before.Question == question) return new LedgerAnswer(LedgerWord.AsBefore, before.Answer);
            word = LedgerWord.TooNear;
        }

        return new LedgerAnswer(word);
    }

    // Also where each has a few that the other has not: whoever knows one of them takes that one off.
    private static bool Tells(EarlierCount before, ReleaseRule rule) => before.OnlyNew < rule.Threshold && before.OnlyEarlier < rule.Threshold;
}
