using System.Globalization;
using Goldthread.Impact.People;

namespace Goldthread.Toolkit.Model;

/// <summary>People of an age band, as they were counted.</summary>
internal readonly record struct Aged(int From, double Women, double Men);

/// <summary>
/// Who lives in a place, as far as a reader said: what was not said is as the place has it. In an address: "age_19.1_60_10.3_7.6_3~fifth_30_25_20_15_10~homes_3.2".
/// </summary>
/// <param name="Ages">Of a hundred, how many in each of <see cref="Bands"/>; null for as in the place.</param>
/// <param name="Profile">Women and men by age band, in the place of <paramref name="Ages"/>.</param>
/// <param name="Fifths">Of a hundred, how many in each fifth of deprivation, from the most deprived.</param>
/// <param name="Frailty">Of a hundred of 65 and over, how many in each band of frailty.</param>
/// <param name="CareHomes">Of a hundred of 65 and over, how many live in care homes.</param>
/// <param name="HomeCare">How many have home care.</param>
/// <param name="Carers">How many have somebody who looks after them unpaid.</param>
internal sealed record YourPeople(IReadOnlyList<double>? Ages, IReadOnlyList<Aged>? Profile, IReadOnlyList<double>? Fifths, IReadOnlyList<double>? Frailty, double? CareHomes, double? HomeCare, double? Carers)
{
    /// <summary>The most age bands that an address holds.</summary>
    public const int MostBands = 25;

    /// <summary>As the place has them.</summary>
    public static YourPeople AsThere { get; } = new(null, null, null, null, null, null, null);

    /// <summary>The ages from which the bands of <see cref="Ages"/> begin.</summary>
    public static IReadOnlyList<int> Bands { get; } = [0, 18, 65, 75, 85];

    public bool IsSaid => Write().Length > 0;

    /// <summary>Reads what stands in an address. A part that cannot be read is left out.</summary>
    public static YourPeople Read(string text)
    {
        var parts = text.Split('~').Select(p => p.Split('_')).GroupBy(p => p[0]).ToDictionary(p => p.Key, p => p.First()[1..].Select(Number).ToArray(), StringComparer.Ordinal);
        double[]? Numbers(string name) => parts.TryGetValue(name, out var numbers) && numbers.All(n => n is not null) ? [.. numbers.Select(n => n!.Value)] : null;
        double[]? Shares(string name, int count) => Numbers(name) is { } shares && shares.Length == count && AddUp(shares) ? shares : null;
        double? Share(string name) => Numbers(name) is [var share] && share <= 100 ? share : null;
        var profile = Numbers("profile") is { Length: > 0 } flat && flat.Length % 3 == 0 && flat.Length <= 3 * MostBands && flat.Where((_, i) => i % 3 == 0).All(f => f <= Person.Oldest) ? flat.Chunk(3).Select(b => new Aged((int)b[0], b[1], b[2])).ToArray() : null;
        if (profile is not null && Wrong(profile) is not null) profile = null;
        return new YourPeople(profile is null ? Shares("age", Bands.Count) : null, profile, Shares("fifth", Person.Fifths), Shares("frail", 4), Share("homes"), Share("care"), Share("carers"));
    }

    /// <summary>True where shares make a hundred, but for what rounding takes or adds.</summary>
    public static bool AddUp(IReadOnlyList<double> shares) => Math.Abs(shares.Sum() - 100) <= 0.5;

    /// <summary>What is wrong with a list of ages, in words; null where nothing is.</summary>
    public static string? Wrong(IReadOnlyList<Aged> profile) =>
        profile.Count == 0 ? "No line holds an age and a number"
        : profile.Count > MostBands ? $"Give {MostBands} age bands at most: there are {profile.Count}. Put single years together"
        : profile[0].From != 0 ? "Begin with the band that begins with age 0"
        : profile.Zip(profile.Skip(1)).Any(p => p.Second.From <= p.First.From) || profile[^1].From > Person.Oldest ? $"Ages rise from line to line, to {Person.Oldest} at most"
        : profile.Any(b => b.Women > 1e8 || b.Men > 1e8) ? "A band holds 100,000,000 people at most"
        : profile.Sum(b => b.Women + b.Men) <= 0 ? "Nobody is in these bands" : null;

    /// <summary>As it stands in an address; empty where nothing was said.</summary>
    public string Write()
    {
        static string Part(string name, IEnumerable<double> numbers) => string.Join('_', [name, .. numbers.Select(Text)]);
        var parts = new List<string>();
        if (Ages is not null) parts.Add(Part("age", Ages));
        if (Profile is not null) parts.Add(Part("profile", Profile.SelectMany(b => new[] { b.From, b.Women, b.Men })));
        if (Fifths is not null) parts.Add(Part("fifth", Fifths));
        if (Frailty is not null) parts.Add(Part("frail", Frailty));
        foreach (var (name, share) in new[] { ("homes", CareHomes), ("care", HomeCare), ("carers", Carers) })
        {
            if (share is { } said) parts.Add(Part(name, [said]));
        }

        return string.Join('~', parts);
    }

    /// <summary>The place's people, but for what was said.</summary>
    public Description Of(Description place)
    {
        var aged = Profile is { } profile ? Closed(profile, place) : Ages is { } ages ? Weighed(ages, Bands.All(place.From.Contains) ? place : Description.England, place) : place;
        return aged with
        {
            Deprivation = Fifths ?? place.Deprivation,
            FrailtyFrom65 = Frailty ?? place.FrailtyFrom65,
            CareHomeFrom65 = CareHomes / 100 ?? place.CareHomeFrom65,
            HomeCareFrom65 = HomeCare / 100 ?? place.HomeCareFrom65,
            Carers = Carers / 100 ?? place.Carers,
        };
    }

    /// <summary>What was said, in words.</summary>
    public IEnumerable<string> Words()
    {
        if (Ages is not null || Profile is not null) yield return "ages";
        if (Fifths is not null) yield return "deprivation";
        if (Frailty is not null) yield return "frailty";
        if (CareHomes is not null) yield return "care homes";
        if (HomeCare is not null) yield return "home care";
        if (Carers is not null) yield return "unpaid carers";
    }

    /// <summary>"3.2", as it is typed and as it stands in an address.</summary>
    public static string Text(double number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>A number from 0 of at most nine digits; null for what is none.</summary>
    public static double? Number(string text) => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is >= 0 and < 1e9 ? Math.Round(number, 4) : null;

    // Within a band of the page, ages and sexes are as they were.
    private static Description Weighed(IReadOnlyList<double> ages, Description of, Description place)
    {
        int Band(int age) => Bands.Count(b => b <= age) - 1;
        var all = new double[Bands.Count];
        for (var i = 0; i < of.From.Count; i++) all[Band(of.From[i])] += of.Women[i] + of.Men[i];
        double[] Weigh(IReadOnlyList<double> people) => [.. people.Select((n, i) => Band(of.From[i]) is var band && all[band] > 0 ? n * ages[band] / all[band] : 0)];
        return place with { From = of.From, Women = Weigh(of.Women), Men = Weigh(of.Men) };
    }

    // The last band of a list is open. Where it begins before the place's last one, it is parted as there: else somebody of 85 would be as likely as somebody of 95.
    private static Description Closed(IReadOnlyList<Aged> profile, Description place)
    {
        var last = profile[^1];
        var within = Enumerable.Range(0, place.From.Count).Where(i => place.From[i] >= last.From).ToArray();
        var (women, men) = (within.Sum(i => place.Women[i]), within.Sum(i => place.Men[i]));
        var parted = within.Length < 2 || place.From[within[0]] != last.From || women <= 0 || men <= 0 ? [last] : within.Select(i => new Aged(place.From[i], last.Women * place.Women[i] / women, last.Men * place.Men[i] / men)).ToArray();
        Aged[] bands = [.. profile.SkipLast(1), .. parted];
        return place with { From = [.. bands.Select(b => b.From)], Women = [.. bands.Select(b => b.Women)], Men = [.. bands.Select(b => b.Men)] };
    }
}
