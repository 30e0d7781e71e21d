using Goldthread.Population.Projection;

namespace Goldthread.Population.Comparison;

/// <summary>What is counted before and after.</summary>
internal enum UseKind
{
    /// <summary>Contacts that are neither a stay nor emergency care.</summary>
    Contacts,

    /// <summary>Attendances at emergency care.</summary>
    EmergencyCare,

    /// <summary>Emergency admissions.</summary>
    EmergencyAdmissions,

    /// <summary>Nights in hospital, of every admission; a stay within a day counts as one.</summary>
    HospitalNights,
}

/// <summary>One person as the data set has them, with the days of what happened. Days are as <see cref="Days"/> holds them.</summary>
/// <param name="Key">The key of their row.</param>
/// <param name="Born">Day of birth; 0 where not known.</param>
/// <param name="Died">Day of death; 0 for the living.</param>
/// <param name="Sex">The number of the word in the data set.</param>
/// <param name="Fifth">Fifth of deprivation, 1 the most deprived; 0 where not known.</param>
internal sealed record PersonHistory(long Key, int Born, int Died, int Sex, int Fifth)
{
    private const double DaysOfYear = 365.2425;

    /// <summary>By <see cref="UseKind"/>: the days on which it happened, in order; of nights, the day on which each stay began.</summary>
    public required int[][] Uses { get; init; }

    /// <summary>How long each stay was, in the order of its days.</summary>
    public required int[] Nights { get; init; }

    /// <summary>The first day of each long-term condition; 0 where no day was written.</summary>
    public required int[] Conditions { get; init; }

    /// <summary>The first day on which each grade of frailty was coded, mild, moderate and severe; -1 for never.</summary>
    public required int[] Frailty { get; init; }

    /// <summary>Full years on a day.</summary>
    public int AgeOn(int day) => (int)((day - Born) / DaysOfYear);

    /// <summary>Long-term conditions that were known before a day.</summary>
    public int ConditionsBefore(int day) => Conditions.Count(c => c < day);

    /// <summary>The highest grade of frailty that was coded before a day: 0 for none, 3 for severe.</summary>
    public int FrailtyBefore(int day)
    {
        for (var grade = Frailty.Length; grade > 0; grade--)
        {
            if (Frailty[grade - 1] is >= 0 and var first && first < day) return grade;
        }

        return 0;
    }

    /// <summary>How much there was of something from one day to another, both counted. Nights are those of the days between, also of a stay that began earlier.</summary>
    public int Count(UseKind use, int from, int to)
    {
        var days = Uses[(int)use];
        var sum = 0;
        for (var i = 0; i < days.Length; i++)
        {
            if (days[i] > to || days[i] == Days.None) continue;
            sum += use == UseKind.HospitalNights ? Math.Max(0, Math.Min(to, days[i] + Nights[i] - 1) - Math.Max(from, days[i]) + 1) : days[i] >= from ? 1 : 0;
        }

        return sum;
    }
}
