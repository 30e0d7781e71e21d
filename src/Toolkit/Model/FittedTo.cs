using System.Globalization;
using System.Text.Json;
using Goldthread.Impact.Fitting;
using Goldthread.Impact.Scenarios;

namespace Goldthread.Toolkit.Model;

/// <summary>Something that a place counted, and by how much what stands behind it was multiplied so that the model's first year has it.</summary>
/// <param name="Of">What.</param>
/// <param name="Number">How much in a year; people on a day, for residents and home care.</param>
/// <param name="Ratio">By how much.</param>
internal sealed record Counted(Observable Of, double Number, double Ratio);

/// <summary>What a plan was fitted to. In an address: "72000~attendances.31200.10840", ratios in ten-thousandths.</summary>
/// <param name="People">Of how many people the numbers are.</param>
/// <param name="Lines">What was counted; none where nothing was fitted.</param>
internal sealed record FittedTo(int People, IReadOnlyList<Counted> Lines)
{
    public const int MostPeople = 20_000_000;

    private const double Parts = 10_000, MostRatio = 1000;

    public static FittedTo Nothing { get; } = new(0, []);

    public bool IsNothing => Lines.Count == 0;

    public static string Code(Observable of) => JsonNamingPolicy.KebabCaseLower.ConvertName(of.ToString());

    public static string Asks(Observable of) => of switch
    {
        Observable.Deaths => "Deaths",
        Observable.Attendances => "Visits to an emergency department (A&E)",
        Observable.EmergencyStays => "Emergency stays in hospital",
        Observable.PlannedStays => "Planned stays in hospital",
        Observable.GpContacts => "Contacts with GP practices",
        Observable.CommunityContacts => "Contacts of community teams",
        Observable.UrgentResponses => "Emergencies answered at home",
        Observable.TreatmentDays => "Days in a hospital bed, in treatment",
        Observable.ReadyToLeaveDays => "Days in a hospital bed, ready to leave",
        Observable.CareHomeResidents => "People of 65 and over who live in care homes",
        _ => "People of 65 and over who have home care",
    };

    /// <summary>True for what is counted on a day, and not over a year.</summary>
    public static bool IsOnADay(Observable of) => of is Observable.CareHomeResidents or Observable.HomeCarePeople;

    /// <summary>What was counted, in words.</summary>
    public string Words => string.Join(", ", Lines.Select(l => char.ToLowerInvariant(Asks(l.Of)[0]) + Asks(l.Of)[1..]));

    /// <summary>Reads what stands in an address. What is not known in it is left out.</summary>
    public static FittedTo Read(string text)
    {
        var parts = text.Split('~');
        if (!int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var people) || people is < 1 or > MostPeople) return Nothing;
        var lines = new List<Counted>();
        foreach (var words in parts.Skip(1).Select(p => p.Split('.')).Where(w => w.Length == 3))
        {
            if (Enum.GetValues<Observable>().Where(o => Code(o) == words[0]).Select(o => (Observable?)o).FirstOrDefault() is { } of && lines.TrueForAll(l => l.Of != of)
                && Whole(words[1]) is { } number && Whole(words[2]) is { } ratio && ratio <= MostRatio * Parts) lines.Add(new Counted(of, number, ratio / Parts));
        }

        return lines.Count == 0 ? Nothing : new FittedTo(people, lines);
    }

    /// <summary>As it stands in an address.</summary>
    public string Write() => IsNothing ? "" : string.Join('~', [Text(People), .. Lines.Select(l => $"{Code(l.Of)}.{Text(l.Number)}.{Text(Math.Round(Math.Min(l.Ratio, MostRatio) * Parts))}")]);

    /// <summary>A file with what was multiplied.</summary>
    public ScenarioFile Of(ScenarioFile file) => IsNothing ? file : Fit.Scaled(file, [.. Lines.Select(l => (new Observed(l.Of, l.Number, "typed on the page", People), l.Ratio))]);

    private static string Text(double number) => number.ToString("0", CultureInfo.InvariantCulture);

    private static long? Whole(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 1_000_000_000_000 ? number : null;
}
