using Goldthread.Population.Cohorts.FollowUp;
using Goldthread.Population.DataSet;
using Goldthread.Population.Release;

namespace Goldthread.Population.Comparison;

/// <summary>From which day before and after are told.</summary>
internal enum StartDay
{
    /// <summary>The day on which the person was sent: everybody who was sent is in it, whatever became of it.</summary>
    Sent,

    /// <summary>The day on which what was sent was completed: only those for whom it was.</summary>
    Done,
}

/// <summary>Before and after for the people of a cohort who were sent, beside a comparison group. The same question of the same data set is answered once and kept.</summary>
internal sealed class Comparisons(CohortReach reach)
{
    private const int MostKept = 32;

    private readonly Lock _turn = new();
    private readonly Dictionary<(long Cohort, StartDay From, int Days), WhatChanged> _kept = [];
    private DateTimeOffset _madeOf;

    /// <summary>The days that can be asked for.</summary>
    public static IReadOnlyList<int> Windows { get; } = [90, 180, 365];

    /// <summary>What changed; null where nobody was sent.</summary>
    /// <param name="people">The data set.</param>
    /// <param name="cohort">The cohort's number; all its versions count.</param>
    /// <param name="from">From which day.</param>
    /// <param name="days">How many days before and after: one of <see cref="Windows"/>.</param>
    /// <param name="rule">What may leave.</param>
    public async Task<WhatChanged?> Of(PeopleSnapshot people, long cohort, StartDay from, int days, ReleaseRule rule)
    {
        lock (_turn)
        {
            if (_madeOf != people.Made || _kept.Count > MostKept) _kept.Clear();
            _madeOf = people.Made;
            if (_kept.TryGetValue((cohort, from, days), out var known)) return known;
        }

        var sent = await reach.Of(cohort);
        if (sent.Count == 0) return null;
        // The same seed each time: whoever asks again gets the same comparison group.
        var group = MatchedGroup.Of(people, sent, s => from == StartDay.Sent ? s.SentOn : s.DoneOn, days, new Random((int)cohort));
        var changed = WhatChanged.Of(group, days, people.On, rule);
        lock (_turn)
        {
            if (_madeOf == people.Made) _kept[(cohort, from, days)] = changed;
        }

        return changed;
    }
}
