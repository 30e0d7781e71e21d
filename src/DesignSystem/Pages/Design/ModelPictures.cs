using Goldthread.DesignSystem.Charts;
using Goldthread.DesignSystem.Components;

namespace Goldthread.DesignSystem.Pages.Design;

/// <summary>Pictures of what a model could answer, with made-up figures.</summary>
internal static class ModelPictures
{
    public static IEnumerable<Component> All => [Tornado(), Journey(), OneYear(), OneSided()];

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
}
