using Goldthread.Kernel.Values;

namespace Goldthread.Coordination.CareHomes;

/// <summary>
/// Which practice leads for a care home, from a day on. Rows are only added: each holds until the next one begins, so that what was so last winter can be
/// read next spring.
/// </summary>
/// <param name="Home">The home's code.</param>
/// <param name="Nr">Its number among the rows of the home, from 1.</param>
/// <param name="Practice">The practice's code; empty where no practice leads from then on.</param>
/// <param name="PracticeName">Its name.</param>
/// <param name="Clinician">The named clinical lead; empty where none is named.</param>
/// <param name="From">The first day.</param>
/// <param name="Why">Why it changed.</param>
/// <param name="SaidBy">Who said so.</param>
/// <param name="SaidAt">When they said it.</param>
internal sealed record LeadPractice(
    string Home, int Nr, string Practice, string PracticeName, string Clinician, DateOnly From, string Why, string SaidBy, DateTimeOffset SaidAt)
{
    /// <summary>The most characters of a reason or a name.</summary>
    public const int MostWords = 500;

    // A change is agreed some weeks ahead; a day further off is a slip of the pen.
    private const int MostDaysAhead = 366;

    public bool IsNone => Practice.Length == 0;

    /// <summary>The row that holds on a day; null when nobody has said anything for then. Of two that begin on one day the later one counts.</summary>
    public static LeadPractice? On(IEnumerable<LeadPractice> rows, DateOnly day) => rows.Where(r => r.From <= day).MaxBy(r => r.Nr);

    /// <summary>The next row, or what is wrong with it: Conflict when somebody else added one, Invalid with the field "Practice", "From", "Why" or "Clinician".</summary>
    /// <param name="rows">The rows of the home so far, in order.</param>
    /// <param name="seen">The number of the last row that was shown; 0 for none.</param>
    /// <param name="next">What is to hold; its number is given here.</param>
    /// <param name="today">Today.</param>
    public static Outcome<LeadPractice> Next(IReadOnlyList<LeadPractice> rows, int seen, LeadPractice next, DateOnly today)
    {
        var last = rows.Count > 0 ? rows[^1] : null;
        if ((last?.Nr ?? 0) != seen)
        {
            return new Fault(FaultKind.Conflict, $"{last?.SaidBy ?? "Somebody"} changed this a moment ago. Your words are still here; look before you save again.");
        }

        var faults = new List<Fault>();
        if (next.IsNone && (last is null || last.IsNone))
        {
            faults.Add(new Fault(FaultKind.Invalid, "This home has no lead practice already", "Practice"));
        }
        else if (last is not null && last.Practice == next.Practice && last.Clinician == next.Clinician.Trim())
        {
            faults.Add(new Fault(FaultKind.Invalid, "This is the lead practice already: change the practice or the clinical lead", "Practice"));
        }

        if (last is not null && next.From < last.From)
        {
            faults.Add(new Fault(FaultKind.Invalid, $"Give a day on or after {DesignSystem.Text.Dates.Date(last.From)}, when the last change began", "From"));
        }
        else if (next.From.DayNumber - today.DayNumber > MostDaysAhead)
        {
            faults.Add(new Fault(FaultKind.Invalid, "Give a day within a year from now", "From"));
        }

        if (next.Clinician.Trim().Length > MostWords)
        {
            faults.Add(new Fault(FaultKind.Invalid, $"Use {MostWords} characters at most", "Clinician"));
        }

        if (next.Why.Trim().Length is 0 or > MostWords)
        {
            faults.Add(new Fault(FaultKind.Invalid, next.Why.Trim().Length == 0 ? "Say who agreed it, or why it changed" : $"Use {MostWords} characters at most", "Why"));
        }

        return faults.Count > 0 ? faults.ToArray() : next with { Nr = seen + 1, Clinician = next.Clinician.Trim(), Why = next.Why.Trim() };
    }

    /// <summary>Each row with its last day: the day before the next one begins. A row that another replaced before it held never held.</summary>
    public static IReadOnlyList<(LeadPractice Row, DateOnly? Until)> Periods(IReadOnlyList<LeadPractice> rows) =>
        [.. rows.Select((row, i) => (row, i + 1 < rows.Count ? rows[i + 1].From.AddDays(-1) : (DateOnly?)null)).Where(p => p.Item2 is not { } until || until >= p.row.From)];
}
