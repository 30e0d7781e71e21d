using System.Globalization;
using System.Text.RegularExpressions;
using Goldthread.Impact.People;
using Goldthread.Kernel.Values;
using Microsoft.AspNetCore.Http;

namespace Goldthread.Toolkit.Model;

/// <summary>The fields in which a reader says who lives in a place.</summary>
internal static partial class PeopleForm
{
    public const string Profile = "profile", CareHomes = "homes", HomeCare = "care", Carers = "carers";

    /// <summary>Shares that make a hundred together: name of the fields, what they are of, and what each is.</summary>
    public static IReadOnlyList<(string Name, string Title, IReadOnlyList<string> Of)> Groups { get; } =
    [
        ("age", "Ages, of 100 people", [.. YourPeople.Bands.Select((from, i) => i + 1 < YourPeople.Bands.Count ? $"{from} to {YourPeople.Bands[i + 1] - 1}" : $"{from} and over")]),
        ("fifth", "Where they live, of 100 people", [.. Enumerable.Range(1, Person.Fifths).Select(ModelWords.Fifth)]),
        ("frail", "Frailty, of 100 people of 65 and over", ["Fit", "Mild frailty", "Moderate frailty", "Severe frailty"]),
    ];

    /// <summary>Single shares, of those of 65 and over.</summary>
    public static IReadOnlyList<(string Name, string Asks)> Alone { get; } = [(CareHomes, "Live in a care home"), (HomeCare, "Have home care"), (Carers, "Have somebody who looks after them unpaid")];

    /// <summary>The ages of a place, of a hundred people.</summary>
    public static double[] AgesOf(Description there) => SharesOf([.. YourPeople.Bands.Select((from, band) => there.From.Select((f, i) => f >= from && (band + 1 >= YourPeople.Bands.Count || f < YourPeople.Bands[band + 1]) ? there.Women[i] + there.Men[i] : 0).Sum())]);

    /// <summary>Parts as shares of a hundred.</summary>
    public static double[] SharesOf(IReadOnlyList<double> parts) => [.. parts.Select(p => Math.Round(p * 100 / parts.Sum(), 1))];

    /// <summary>True where a field is one of these.</summary>
    public static bool Asks(string? field) => field is "many" or Profile || Alone.Any(a => a.Name == field) || Groups.Any(g => field?.StartsWith(g.Name + ".", StringComparison.Ordinal) == true);

    /// <summary>True where an address comes from the form.</summary>
    public static bool IsIn(IQueryCollection query) => query.ContainsKey(Profile);

    /// <summary>Reads the fields; faults are told to whoever typed.</summary>
    public static YourPeople Read(IQueryCollection query, Action<Fault> refuse)
    {
        string Said(string name) => query[name].ToString().Trim();
        void Refuse(string path, string message) => refuse(new Fault(FaultKind.Invalid, message, path));
        double? Share(string name, string what)
        {
            if (Said(name).Length == 0) return null;
            if (YourPeople.Number(Said(name).TrimEnd('%', ' ')) is { } share && share <= 100) return share;
            Refuse(name, $"{what}: give a number from 0 to 100, such as 12.5, or leave it empty");
            return null;
        }

        double[]? Shares((string Name, string Title, IReadOnlyList<string> Of) group)
        {
            var names = group.Of.Select((_, i) => $"{group.Name}.{i}").ToArray();
            var (faults, shares) = (0, names.Select((name, i) => Share(name, group.Of[i])).ToArray());
            faults = shares.Where((s, i) => s is null && Said(names[i]).Length > 0).Count();
            if (faults > 0 || shares.All(s => s is null)) return null;
            if (Array.FindIndex(shares, s => s is null) is >= 0 and var missing)
            {
                Refuse(names[missing], $"{group.Title}: {group.Of[missing].ToLowerInvariant()} is missing. Give all {names.Length} or none; 0 for nobody");
                return null;
            }

            double[] all = [.. shares.Select(s => s!.Value)];
            if (YourPeople.AddUp(all)) return all;
            Refuse(names[0], $"{group.Title}: these add up to {YourPeople.Text(Math.Round(all.Sum(), 2))}, not 100");
            return null;
        }

        var (ages, fifths, frail) = (Shares(Groups[0]), Shares(Groups[1]), Shares(Groups[2]));
        var profile = Said(Profile).Length == 0 ? null : Lines(Said(Profile), Refuse);
        if (profile is not null && ages is not null) Refuse(Profile, "Ages are given twice: as shares, and as this list. Leave one of them empty");
        return new YourPeople(ages, profile, fifths, frail, Share(CareHomes, Alone[0].Asks), Share(HomeCare, Alone[1].Asks), Share(Carers, Alone[2].Asks));
    }

    /// <summary>A list of ages as it is typed.</summary>
    public static string Written(IReadOnlyList<Aged>? profile) => profile is null ? "" : string.Join('\n', profile.Select(b => $"{b.From.ToString(CultureInfo.InvariantCulture)}, {YourPeople.Text(b.Women)}, {YourPeople.Text(b.Men)}"));

    // "65 to 69, 1200, 1100", "85+ 700", or cells from a spreadsheet, in which numbers may have commas. A line without a digit is a heading.
    private static Aged[]? Lines(string text, Action<string, string> refuse)
    {
        var (bands, next) = (new List<Aged>(), (int?)null);
        foreach (var (at, line) in text.Split('\n').Index().Where(l => l.Item.Any(char.IsAsciiDigit)))
        {
            var band = BandStart().Match(line);
            var rest = line[band.Length..];
            var cells = rest.Contains('\t', StringComparison.Ordinal) ? rest.Split('\t').Select(c => c.Replace(",", "", StringComparison.Ordinal)) : rest.Split([',', ';', ' ']);
            var numbers = cells.Select(c => c.Trim()).Where(c => c.Length > 0).Select(YourPeople.Number).ToArray();
            if (!int.TryParse(band.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var from) || numbers.Length is not (1 or 2) || numbers.Any(n => n is null))
            {
                refuse(Profile, $"Line {at + 1} (“{(line.Length > 40 ? line[..40] + "…" : line.Trim())}”): give an age band, then how many women and how many men, or how many people");
                return null;
            }

            if (next is { } wanted && from != wanted)
            {
                refuse(Profile, $"Line {at + 1} begins with age {from}, and the line before ends with {wanted - 1}");
                return null;
            }

            next = int.TryParse(band.Groups[2].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var until) ? until + 1 : null;
            bands.Add(numbers.Length == 2 ? new Aged(from, numbers[0]!.Value, numbers[1]!.Value) : new Aged(from, numbers[0]!.Value / 2, numbers[0]!.Value / 2));
        }

        if (YourPeople.Wrong(bands) is not { } wrong) return [.. bands];
        refuse(Profile, wrong);
        return null;
    }

    [GeneratedRegex(@"^\D*?(\d{1,3})(?:\s*(?:to|-|–)\s*(\d{1,3}))?(?:\s*(?:\+|plus|years|and over|or over))*[ ,;:]*", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex BandStart();
}
