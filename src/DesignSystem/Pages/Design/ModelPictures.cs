using Goldthread.DesignSystem.Charts;
using Goldthread.DesignSystem.Components;

namespace Goldthread.DesignSystem.Pages.Design;

/// <summary>Pictures of what a model could answer, with made-up figures.</summary>
internal static class ModelPictures
{
    public static IReadOnlyList<Component> All => [Tornado(), Journey(), OneYear(), OneSided(), Acceptability(), Plane(), Convergence(), ByPayer(), Queue()];

    private static TornadoChart Tornado() => new()
    {
        Title = "Days in hospital, change in five years", Unit = "days", BaseValue = -4_210, Decimals = 0, ShowSign = true,
        Bars =
        [
            new("How much sooner support at home begins", new("half a day", -1_100), new("3 days", -7_900)),
            new("How many who leave hospital need support", new("20 in 100", -2_950), new("45 in 100", -6_020)),
            new("Emergencies of people with severe frailty, a year", new("0.9", -3_300), new("1.6", -5_350)),
            new("Length of an emergency stay in an acute ward of the hospital trust", new("6 days", -3_900), new("11 days", -5_000)),
            new("Places of support at home", new("60", -3_700), new("120", -4_600)),
            new("Deaths in hospital", new("one tenth fewer than assumed in the file", -4_100), new("one tenth more than assumed in the file", -4_320)),
            .. Enumerable.Range(1, 8).Select(i => new TornadoBar($"Something of less weight, number {i}", new("low", -4_210 + (90 - (i * 10))), new("high", -4_210 - (90 - (i * 10))))),
        ],
    };

    private static readonly IReadOnlyList<JourneyPlace> Places =
    [
        new("A", "At home", 1), new("C", "At home with care", 2), new("S", "Support at home", 3), new("N", "Care home", 5), new("B", "Intermediate bed", 4), new("O", "Hospice", 6),
        new("H", "Hospital", 7), new("R", "Hospital, ready to leave", 8), new("†", "Died", 9),
    ];

    private static JourneyStrip Journey() => new()
    {
        Title = "Mrs Smith's five years", Weeks = 260, Places = Places, Kinds = ["Emergency department", "Urgent response at home", "Fall"],
        Paths =
        [
            new("Before",
                [
                    new(0, 208, "A"), new(208, 219, "H"), new(219, 231, "R"), new(231, 640, "C"), new(640, 652, "H"), new(652, 670, "R"), new(670, 702, "B"), new(702, 990, "C"), new(990, 995, "H"),
                    new(995, 1_120, "C"), new(1_120, 1_131, "H"), new(1_131, 1_152, "R", "waiting for a care home"), new(1_152, 1_600, "N"), new(1_600, 1_606, "H"), new(1_606, 1_820, "†"),
                ],
                [.. Marks("Emergency department", 60, 208, 400, 640, 870, 990, 1_120, 1_330, 1_600), new(208, "Fall"), new(640, "Fall"), new(1_118, "Fall")],
                ["105 days in hospital, 51 of them ready to leave", "9 emergencies", "£96,410.00"]),
            new("After",
                [
                    new(0, 208, "A"), new(208, 219, "H"), new(219, 221, "R"), new(221, 263, "S"), new(263, 640, "A"), new(640, 652, "H"), new(652, 655, "R"), new(655, 697, "S"), new(697, 1_120, "C"),
                    new(1_120, 1_131, "H"), new(1_131, 1_134, "R"), new(1_134, 1_176, "S"), new(1_176, 1_790, "C"), new(1_790, 1_804, "O"), new(1_804, 1_820, "†"),
                ],
                [.. Marks("Emergency department", 208, 640, 1_120), .. Marks("Urgent response at home", 60, 400, 870, 990, 1_330, 1_600), new(208, "Fall"), new(640, "Fall")],
                ["42 days in hospital, 8 of them ready to leave", "3 emergencies, 6 answered at home", "£71,238.50"]),
        ],
    };

    private static JourneyStrip OneYear() => new()
    {
        Title = "Thirty weeks", Weeks = 30, Places = Places,
        Paths = [new("As it was", [new(0, 50, "A"), new(50, 64, "H"), new(64, 110, "S"), new(110, 210, "A")], [], [])],
    };

    private static IEnumerable<JourneyMark> Marks(string kind, params IEnumerable<int> days) => days.Select(day => new JourneyMark(day, kind));

    private static TornadoChart OneSided() => new()
    {
        Title = "Cost of a visit", Unit = "£", BaseValue = 40, Decimals = 2,
        Bars = [new("Travel", new("5 minutes", 41.5), new("30 minutes", 48)), new("Length", new("15 minutes", 31), new("60 minutes", 66.25)), new("Wage", new("£11", 40), new("£14", 40))],
    };

    private static CurveChart Acceptability()
    {
        static CurveSeries Curve(string name, Func<double, double> share) => new(name, [.. Enumerable.Range(0, 51).Select(i => new CurvePoint(i * 1_000, Math.Round(share(i), 1)))]);
        static double First(double i) => 100 / (1 + Math.Exp((i - 14) / 4));
        static double Second(double i) => (100 - First(i)) * (1 - (1 / (1 + Math.Exp((32 - i) / 5))));
        return new()
        {
            Title = "How often each choice is the best", XName = "Pounds for a year of full quality", XUnit = "£", Unit = "% of draws", FromZero = true, Decimals = 1, Marks = [new(20_000, "£20,000"), new(30_000, "£30,000")],
            Series = [Curve("As things are", First), Curve("Home first", Second), Curve("Home first and falls team", i => 100 - First(i) - Second(i)), Curve("Frontier", i => i < 14 ? First(i) : i < 32 ? Second(i) : 100 - First(i) - Second(i)) with { IsUnder = true }],
        };
    }

    private static CostEffectPlane Plane() => new()
    {
        Title = "Cost and gain of 1,000 draws", EffectName = "Years of full quality gained", Willing = 20_000, EffectDecimals = 1,
        Choices = [new("Home first", [.. Draws(0, 60, 35, -400_000, 700_000)]), new("Falls team", [.. Draws(2_000, 20, 12, 250_000, 120_000)])],
    };

    // Two numbers that look like chance make a normal one (Box and Muller 1958).
    private static IEnumerable<PlaneDraw> Draws(int from, double effect, double spread, double cost, double costSpread) => Enumerable.Range(from + 1, 1_000).Select(i =>
    {
        var (radius, turn) = (Math.Sqrt(-2 * Math.Log(1 - Mixed(i))), 2 * Math.PI * Mixed(i + 0.5));
        return new PlaneDraw(effect + (spread * radius * Math.Cos(turn)), cost + (costSpread * radius * Math.Sin(turn)));
    });

    private static double Mixed(double i) => Math.Abs(Math.Sin(i * 12.9898) * 43_758.5453) % 1;

    private static CurveChart Convergence() => new()
    {
        Title = "Mean change of days in hospital as draws are added", XName = "Draws", Unit = "days", Decimals = 0,
        Series = [new("Mean", [.. Enumerable.Range(1, 100).Select(i => i * 10).Select(n => new CurvePoint(n, -4_210 + (900 * Math.Sin(n / 60.0) / Math.Sqrt(n)), -4_210 + (900 * Math.Sin(n / 60.0) / Math.Sqrt(n)) - (6_000 / Math.Sqrt(n)), -4_210 + (900 * Math.Sin(n / 60.0) / Math.Sqrt(n)) + (6_000 / Math.Sqrt(n))))])],
        Marks = [new(640, "precise enough")],
    };

    private static BeforeAfterBars ByPayer() => new()
    {
        Title = "Cost by who pays, five years", Unit = "£", Decimals = 0,
        Rows =
        [
            new("NHS hospital trust", 48_200_000, 43_950_000, -5_100_000, -3_300_000), new("Council, adult social care and public health", 31_400_000, 33_020_000, 900_000, 2_250_000),
            new("NHS community services", 9_800_000, 12_100_000, 2_000_000, 2_700_000), new("People and families", 6_150_000, 5_900_000), new("Grants", -400_000, -900_000),
        ],
    };

    private static LineChart Queue() => new()
    {
        Title = "People in support at home", Unit = "people", FromZero = true, Decimals = 0, Limits = new(null, 90, "Places: 90"),
        Series = [Weekly("As things are", week => 62 + (14 * Math.Sin(week / 8.0))), Weekly("Home first", week => Math.Min(90, 62 + (week * 0.9) + (14 * Math.Sin(week / 8.0))))],
    };

    private static ChartSeries Weekly(string name, Func<int, double> value) => new(name, [.. Enumerable.Range(0, 104).Select(week => ChartPoint.On(new DateOnly(2026, 4, 6).AddDays(7 * week), Math.Round(value(week))))]);
}
