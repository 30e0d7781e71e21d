namespace Goldthread.Population.Release;

/// <summary>A count that is about to be shown.</summary>
/// <param name="Question">What is asked, in words that are the same whenever the same is asked.</param>
/// <param name="People">Who is counted.</param>
internal sealed record AskedSet(string Question, PeopleSketch People);

/// <summary>The counts that were shown, by size, so that only those that could lie near a new one are looked at. Never changes: each release makes a new one.</summary>
internal sealed class ShownSets
{
    private readonly SortedList<long, List<(ShownSet Set, bool IsProfile)>> _bySize = [];
    private readonly Dictionary<(string Asker, DateOnly On), int> _asked = [];

    /// <summary>The number of the last release that is in.</summary>
    public long Last { get; private init; }

    /// <summary>The releases that are in, in order.</summary>
    public IReadOnlyList<ToldRelease> Releases { get; private init; } = [];

    /// <summary>With further releases; those go out that no comparison asks for, and the oldest where there are too many.</summary>
    public ShownSets With(IReadOnlyList<ToldRelease> told, DateOnly today)
    {
        if (told.Count == 0) return this;
        var all = Releases.Concat(told).Where(r => r.Asker == ReleaseBook.Profile ? r.On >= today : r.On.DayNumber >= today.DayNumber - ReleaseBook.Days).ToList();
        var sets = all.Where(r => r.Asker != ReleaseBook.Profile).Sum(r => r.Sets.Count);
        foreach (var oldest in all.Where(r => r.Asker != ReleaseBook.Profile).ToList())
        {
            if (sets <= ReleaseBook.Most) break;
            sets -= oldest.Sets.Count;
            all.Remove(oldest);
        }

        var shown = new ShownSets { Last = told[^1].Number, Releases = all };
        foreach (var release in all) shown.Put(release);
        return shown;
    }

    /// <summary>What the ledger says to a new count.</summary>
    /// <param name="asked">The count.</param>
    /// <param name="on">The day of its extract.</param>
    /// <param name="rule">What may leave.</param>
    /// <param name="isProfile">True for one of the profile, which is compared with what was shown of its own day.</param>
    public LedgerAnswer Answer(AskedSet asked, DateOnly on, ReleaseRule rule, bool isProfile) =>
        ReleaseLedger.Answer(asked.Question, Near(asked.People, rule.Threshold - 1, s => IsCompared(s, on, isProfile, ReleaseBook.KeyOf(asked.Question)))
            .Select(n => new EarlierCount(n.Set.Question == ReleaseBook.KeyOf(asked.Question) ? asked.Question : "", n.Set.Answer, n.OnlyEarlier, n.OnlyNew)), rule);

    /// <summary>True where this question was answered for these or nearly these people on this day, so that there is nothing to write down.</summary>
    public bool Has(AskedSet asked, DateOnly on, ReleaseRule rule) => ReleaseBook.KeyOf(asked.Question) is var key && Near(asked.People, rule.Threshold - 1, s => s.Set.On == on && s.Set.Question == key).Any();

    /// <summary>How many new counts somebody was shown on a day.</summary>
    public int Asked(string asker, DateOnly on) => _asked.GetValueOrDefault((asker, on));

    // The same question on another day is a new answer: what changed between two days is told by rounded figures alone.
    private static bool IsCompared((ShownSet Set, bool IsProfile) shown, DateOnly on, bool isProfile, long question) =>
        shown.Set.On == on || (!isProfile && !shown.IsProfile && shown.Set.Question != question);

    private IEnumerable<(ShownSet Set, int OnlyEarlier, int OnlyNew)> Near(PeopleSketch people, int few, Func<(ShownSet Set, bool IsProfile), bool> isCompared)
    {
        for (var size = Math.Max(0, people.Size - few); size <= people.Size + few; size++)
        {
            foreach (var shown in _bySize.GetValueOrDefault(size) ?? [])
            {
                if (isCompared(shown) && shown.Set.People.Apart(people, few) is { } apart) yield return (shown.Set, apart.OnlyThis, apart.OnlyOther);
            }
        }
    }

    private void Put(ToldRelease release)
    {
        _asked[(release.Asker, release.On)] = Asked(release.Asker, release.On) + release.Sets.Count;
        foreach (var set in release.Sets)
        {
            if (!_bySize.TryGetValue(set.People.Size, out var same)) _bySize[set.People.Size] = same = [];
            same.Add((set, release.Asker == ReleaseBook.Profile));
        }
    }
}
