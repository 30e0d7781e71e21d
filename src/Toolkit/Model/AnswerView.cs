using Goldthread.DesignSystem.Charts;
using Goldthread.DesignSystem.Components;
using Goldthread.DesignSystem.Text;
using Goldthread.Impact.Journeys;
using Goldthread.Impact.People;
using Goldthread.Impact.Scenarios;

namespace Goldthread.Toolkit.Model;

/// <summary>What came of a sketch, laid out for reading: the plan that is being made, and all plans beside each other. Every figure is of the same runs.</summary>
internal sealed class AnswerView(Sketch sketch, Answer answer, DateOnly from)
{
    private const double DaysAMonth = 365.25 / 12;

    private readonly IReadOnlyList<Worth> _worth = [.. answer.Alternatives.Select(after => Worth.Of(answer.Baseline, after, answer.File.Counting ?? new Counting()))];
    private readonly IReadOnlyList<IReadOnlyList<Difference>> _differences = [.. answer.Alternatives.Select(after => Differences.Between(answer.Baseline, after))];

    private readonly int[] _inFifth = Count(answer.Baseline.People);

    public Sketch Sketch => sketch;

    public Worth Worth => _worth[sketch.Editing];

    public string PriceYear => (answer.File.Counting ?? new Counting()).PriceYear;

    public string Discount => ((answer.File.Counting ?? new Counting()).DiscountCosts * 100).ToString("0.#", System.Globalization.CultureInfo.InvariantCulture);

    private Result Before => answer.Baseline;

    private Result After => answer.Alternatives[sketch.Editing];

    /// <summary>What happens to people, in a sentence.</summary>
    public string People
    {
        get
        {
            if (sketch.Plan.IsNothing) return "Nothing is chosen yet, so nothing changes. Tick something that could be done.";
            var of = _differences[sketch.Editing];
            return $"Over {ModelWords.Years(sketch.Years)} there are {ModelWords.Sentence(of[(int)Measure.HospitalDays], "days in a hospital bed")} and {ModelWords.Sentence(of[(int)Measure.HomeDays], "days at home")}.";
        }
    }

    /// <summary>What it costs and saves, in a sentence.</summary>
    public string? Money => sketch.Plan.IsNothing ? null
        : $"Doing it costs {ModelWords.About(Worth.Invested)}. On everything else {ModelWords.About(Worth.Saved)} {(Worth.Saved >= 0 ? "less" : "more")} is spent. Together that is {ModelWords.About(Worth.Net)} {(Worth.Net >= 0 ? "gained" : "paid")}, counted in today’s money."
          + (Worth.PaybackWeek is { } week ? $" It has paid for itself after {(week < 52 ? $"{week + 1} weeks" : $"{(week + 1) / 52.18:0.0} years")}." : " It does not pay for itself in this time.");

    /// <summary>Whom it pays, in a sentence.</summary>
    public string? Gains
    {
        get
        {
            if (sketch.Plan.IsNothing) return null;
            var (gain, pay) = (Worth.ByPayer.Where(p => p.Value >= 500).ToList(), Worth.ByPayer.Where(p => p.Value <= -500).ToList());
            return gain.Count > 0 && pay.Count > 0 ? $"{Listed(pay)} worse off, {Listed(gain)} better off. Those who pay are not those who gain: agree who shares what before it begins." : null;
            static string Listed(List<KeyValuePair<Payer, double>> payers) => string.Join(" and ", payers.Select(p => $"{ModelWords.Of(p.Key)} by {ModelWords.About(p.Value)}"));
        }
    }

    public Table Outcomes => Changes("What changes for people", [
        .. _differences[sketch.Editing].Where(d => d.Of != Measure.Cost).Select(d => Row(ModelWords.Of(d.Of), ModelWords.Value(d.Of, d.Before), ModelWords.Value(d.Of, d.After), ModelWords.Change(d.Of, d.Change), d)),
        Row("Days at home without home care", Before.DaysIn(Place.Home), After.DaysIn(Place.Home)),
        Row("Days of carers under strain", Before.StrainDays(), After.StrainDays()),
        Row("Days on which people would say that care goes well", $"{Before.GoesWell() * 100:0.00}%", $"{After.GoesWell() * 100:0.00}%", ModelWords.Signed((After.GoesWell() - Before.GoesWell()) * 100, v => $"{v:0.00}") + " points", null),
    ], isFirst: true);

    public Table Uses => Changes("What services do", [
        .. Enum.GetValues<Activity>().Where(a => a != Activity.Death).Select(a => Row(ModelWords.Of(a), Before.Count(a), After.Count(a))),
        .. new[] { Place.ReadyToLeave, Place.SupportAtHome, Place.IntermediateBed, Place.HomeWithCare, Place.CareHome, Place.Hospice }.Select(p => Row($"Days {Mid(ModelWords.Of(p))}", Before.DaysIn(p), After.DaysIn(p))),
    ]);

    public Table Spending => Changes("What is spent, by who provides", [
        .. CostLine.All.Select(l => Pounds($"{l.Title} ({Mid(l.Provider)})", l.Pence(Before) / 100.0, l.Pence(After) / 100.0)),
        .. After.Scenario.Interventions.Select((intervention, i) => Pounds($"Doing: {intervention.Title}", BeforeReaching(intervention.Id) / 100.0, After.PenceOfReaching(i) / 100.0)),
        Pounds("Setting up and running twice", Before.PenceFixed / 100.0, After.PenceFixed / 100.0),
        Pounds("All together", (Before.PenceByPeople() + Before.PenceFixed) / 100.0, (After.PenceByPeople() + After.PenceFixed) / 100.0),
    ]);

    public Table Payers => new()
    {
        Caption = "Who pays and who gains, in today’s money",
        Compact = true,
        FirstCellIsHeader = true,
        Head = ["Who", new TableHead { Text = "Better off by", Format = "numeric" }],
        Rows = [.. Worth.ByPayer.Select(p => (IReadOnlyList<TableCell>)[ModelWords.Of(p.Key), ModelWords.Pounds(p.Value)]), ["All together", ModelWords.Pounds(Worth.Net)]],
    };

    public IReadOnlyList<SummaryRow> Case =>
    [
        Fact("Net present value", ModelWords.Pounds(Worth.Net)),
        Fact("What doing it costs", ModelWords.Pounds(Worth.Invested)),
        Fact("What is spent less elsewhere", ModelWords.Pounds(Worth.Saved)),
        Fact("Of that, what could be taken out of budgets", ModelWords.Pounds(Worth.Cashable)),
        Fact("Of that, room for others", ModelWords.Pounds(Worth.Saved - Worth.Cashable)),
        Fact("For each pound", Worth.Return is { } back ? $"£{back:0.00} is spent less" : "Nothing is paid for doing it"),
        Fact("Pays for itself", Worth.PaybackWeek is { } week ? $"After {week + 1} weeks" : $"Not within {ModelWords.Years(sketch.Years)}"),
        Fact("For a year of life in full health", Worth.CostPerQualityYear is { } each ? ModelWords.Pounds(each) : Worth is { Net: >= 0, QualityYears: >= 0 } ? "It costs nothing more, and no health is lost" : Worth.Net >= 0 ? "It saves money and loses health" : "It costs more and no health is gained"),
    ];

    public Table Equity => new()
    {
        Caption = "How it falls on rich and poor, for each 1,000 people",
        Compact = true,
        FirstCellIsHeader = true,
        Scroll = true,
        Head = ["Where people live", new TableHead { Text = "Days in hospital before", Format = "numeric" }, new TableHead { Text = "Change", Format = "numeric" }, new TableHead { Text = "Days at home, change", Format = "numeric" }, new TableHead { Text = "Cost of care, change", Format = "numeric" }],
        Rows = [.. Enumerable.Range(1, Person.Fifths).Select(f => (IReadOnlyList<TableCell>)[
            ModelWords.Fifth(f), ModelWords.Number(Each(Hospital(Before, f), f)), ModelWords.Signed(Each(Hospital(After, f) - Hospital(Before, f), f), ModelWords.Number),
            ModelWords.Signed(Each(AtHome(After, f) - AtHome(Before, f), f), ModelWords.Number), ModelWords.Signed(Each((After.PenceByPeople(f) - Before.PenceByPeople(f)) / 100.0, f), ModelWords.Pounds)])],
    };

    /// <summary>How many are in hospital and ready to leave, a few months to a point.</summary>
    public LineChart Ready => Smoothed("People in hospital who are ready to leave it, on a day", r => r.WeeklyDays(Place.ReadyToLeave), perDay: true);

    /// <summary>Emergency stays that begin, a few months to a point.</summary>
    public LineChart Stays => Smoothed("Emergency stays that begin in a week", r => [.. r.Weekly(Activity.EmergencyStay).Select(n => (long)n)], perDay: false);

    /// <summary>Who waits for each service for which somebody waits, the longest queue first.</summary>
    public IReadOnlyList<LineChart> Waits =>
    [
        .. Services.All.Where(s => s != Service.UrgentResponse && (Before.Scenario.Capacities.ContainsKey(s) || After.Scenario.Capacities.ContainsKey(s)))
            .Select(s => (Service: s, Most: Enumerable.Range(0, Before.Scenario.Weeks).Max(w => Math.Max(Before.Waiting(s, w), After.Waiting(s, w))))).Where(s => s.Most > 0).OrderByDescending(s => s.Most)
            .Select(s => Smoothed($"People waiting: {Mid(Services.Asks(s.Service))}", r => [.. Enumerable.Range(0, r.Scenario.Weeks).Select(w => (long)r.Waiting(s.Service, w))], perDay: false)),
    ];

    /// <summary>What is drawn first: the longest queue where somebody waits, else emergency stays.</summary>
    public LineChart Second => Waits is [var longest, ..] ? longest : Stays;

    /// <summary>All plans beside each other; null where there is one.</summary>
    public Table? Beside => sketch.Plans.Count < 2 ? null : new()
    {
        Caption = $"The {sketch.Plans.Count} plans beside each other: what each changes",
        Compact = true,
        Scroll = true,
        FirstCellIsHeader = true,
        Head = ["What", .. sketch.Plans.Select(p => new TableHead { Text = p.Title(sketch.Place), Format = "numeric" })],
        Rows =
        [
            .. Enum.GetValues<Measure>().Select(m => (IReadOnlyList<TableCell>)[ModelWords.Of(m), .. _differences.Select(d => (TableCell)ModelWords.Change(m, d[(int)m].Change))]),
            ["Net present value", .. _worth.Select(w => (TableCell)ModelWords.Pounds(w.Net))],
            .. Enum.GetValues<Payer>().Select(p => (IReadOnlyList<TableCell>)[$"Better off: {ModelWords.Of(p)}", .. _worth.Select(w => (TableCell)ModelWords.Pounds(w.ByPayer[p]))]),
            ["Pays for itself", .. _worth.Select(w => (TableCell)(w.PaybackWeek is { } week ? $"{week + 1} weeks" : "No"))],
        ],
    };

    /// <summary>The month in which pictures begin: the one that comes.</summary>
    public static DateOnly NextMonth(TimeProvider clock) => new DateOnly(Dates.DayInLondon(clock.GetUtcNow()).Year, Dates.DayInLondon(clock.GetUtcNow()).Month, 1).AddMonths(1);

    private static SummaryRow Fact(string key, string value) => new() { Key = key, Value = value };

    private static string Mid(string words) => words.StartsWith("GP", StringComparison.Ordinal) || words.StartsWith("NHS", StringComparison.Ordinal) ? words : char.ToLowerInvariant(words[0]) + words[1..];

    private static long Hospital(Result run, int fifth) => run.DaysIn(Place.Ward, fifth) + run.DaysIn(Place.ReadyToLeave, fifth);

    private static long AtHome(Result run, int fifth) => run.DaysIn(Place.Home, fifth) + run.DaysIn(Place.HomeWithCare, fifth) + run.DaysIn(Place.SupportAtHome, fifth);

    private double Each(double value, int fifth) => _inFifth[fifth] > 0 ? value * 1000 / _inFifth[fifth] : 0;

    private static int[] Count(Impact.People.Population people)
    {
        var counts = new int[Person.Fifths + 1];
        foreach (var person in people.People) counts[person.Deprivation]++;
        return counts;
    }

    private long BeforeReaching(string id) => Before.Scenario.Interventions.Index().Where(i => i.Item.Id == id).Sum(i => Before.PenceOfReaching(i.Index));

    private static Table Changes(string caption, IReadOnlyList<IReadOnlyList<TableCell>> rows, bool isFirst = false) => new()
    {
        Caption = caption,
        Compact = true,
        FirstCellIsHeader = true,
        Responsive = isFirst,
        Scroll = !isFirst,
        Head = ["What", new TableHead { Text = "As it is", Format = "numeric" }, new TableHead { Text = "With the plan", Format = "numeric" }, new TableHead { Text = "Change", Format = "numeric" }],
        Rows = rows,
    };

    private static IReadOnlyList<TableCell> Row(string name, double before, double after) => Row(name, ModelWords.Number(before), ModelWords.Number(after), ModelWords.Signed(after - before, ModelWords.Number), null);

    private static IReadOnlyList<TableCell> Pounds(string name, double before, double after) => Row(name, ModelWords.Pounds(before), ModelWords.Pounds(after), ModelWords.Signed(after - before, ModelWords.Pounds), null);

    private static IReadOnlyList<TableCell> Row(string name, string before, string after, string change, Difference? difference) =>
        [name, before, after, difference is { Error: > 0 } d ? $"{change} ({ModelWords.Change(d.Of, d.Low)} to {ModelWords.Change(d.Of, d.High)})" : change];

    private LineChart Smoothed(string title, Func<Result, IReadOnlyList<long>> weekly, bool perDay)
    {
        // Some months to a point: months of a place jump about more than a plan moves them. The file has the months.
        var months = sketch.Years > 3 ? 6 : 3;
        ChartSeries Line(string name, Result run) => new(name, [.. weekly(run).Index().GroupBy(w => (int)(w.Index * 7 / DaysAMonth / months)).Select(q => ChartPoint.On(from.AddMonths(q.Key * months), q.Average(w => w.Item) / (perDay ? 7 : 1)))]);
        return new LineChart { Title = title, Series = [Line("As it is", Before), Line("With the plan", After)], Time = ChartTime.Month, Decimals = 1, FromZero = true, Says = $"{title}, mean of {(months == 3 ? "three" : "six")} months." };
    }
}
