using System.Globalization;
using Goldthread.Impact.Journeys;
using Goldthread.Impact.Scenarios;

namespace Goldthread.Toolkit.Model;

/// <summary>Something chosen: what, for how many of a hundred, working how strongly against what studies say.</summary>
internal sealed record Pick(string Id, int Reach, int Strength);

/// <summary>What could be done, as it is chosen on the page and written in an address: "Home first~home-first.90.100~+support-at-home.33".</summary>
/// <param name="Name">What it is called; empty for what is done in it.</param>
/// <param name="Picks">What is done.</param>
/// <param name="Holds">Services that hold another number than in the place.</param>
internal sealed record Plan(string Name, IReadOnlyList<Pick> Picks, IReadOnlyDictionary<Service, int> Holds)
{
    public const int LongestName = 60;

    /// <summary>Nothing new.</summary>
    public static Plan Nothing { get; } = new("", [], new Dictionary<Service, int>());

    public bool IsNothing => Picks.Count == 0 && Holds.Count == 0;

    /// <summary>Reads one of an address. What is not known in it is left out: an address that was cut short still shows what it can.</summary>
    public static Plan Read(string text, DescribedPlace place)
    {
        var parts = text.Split('~');
        var (picks, holds) = (new List<Pick>(), new Dictionary<Service, int>());
        foreach (var part in parts.Skip(1))
        {
            var words = part.TrimStart('+', ' ').Split('.');
            if ((part.StartsWith('+') || part.StartsWith(' ')) && words is [var service, var number])
            {
                if (Services.Find(service) is { } found && Whole(number) is { } holding) holds[found] = Math.Clamp(holding, 1, Services.Most);
            }
            else if (words is [var id, var reach, var strength] && place.Offer(id) is not null && picks.All(p => p.Id != id) && Whole(reach) is { } r && Whole(strength) is { } s)
            {
                picks.Add(new Pick(id, Math.Clamp(r, place.Offer(id)!.Least, place.Offer(id)!.Most), Math.Clamp(s, 0, Offered.Strongest)));
            }
        }

        return new Plan(Cut(parts[0]), [.. picks.Take(Scenario.MostInterventions)], holds);
    }

    /// <summary>A name that can stand in an address.</summary>
    public static string Cut(string name) => name.Replace("~", "", StringComparison.Ordinal).Trim() is var plain && plain.Length > LongestName ? plain[..LongestName] : plain;

    /// <summary>As it stands in an address.</summary>
    public string Write() => string.Join('~', [Name, .. Picks.Select(p => $"{p.Id}.{p.Reach.ToString(CultureInfo.InvariantCulture)}.{p.Strength.ToString(CultureInfo.InvariantCulture)}"), .. Holds.OrderBy(h => h.Key).Select(h => $"+{Services.Code(h.Key)}.{h.Value.ToString(CultureInfo.InvariantCulture)}")]);

    /// <summary>What it is called, or what is done in it.</summary>
    public string Title(DescribedPlace place) => Name.Length > 0 ? Name
        : Picks.Count > 0 ? string.Join(" and ", Picks.Take(2).Select(p => place.Offer(p.Id)!.Title)) + (Picks.Count > 2 ? $" and {Picks.Count - 2} more" : "")
        : Holds.Count > 0 ? "Other room in services" : "Nothing new";

    /// <summary>What the model is asked: what is done, and the room that services have with it. A number that is chosen counts for more than what an intervention brings.</summary>
    public Alternative Of(DescribedPlace place, int people, IReadOnlyDictionary<Service, int> before)
    {
        var holds = before;
        foreach (var pick in Picks)
        {
            if (place.Offer(pick.Id)!.Known is { } known) holds = known.Capacities(holds, people, Math.Clamp(pick.Reach / 100.0, known.Reach.Least, known.Reach.Most));
        }

        return new Alternative(Title(place), [.. Picks.Select(p => place.Offer(p.Id)!.With(people, p.Reach, p.Strength))], holds.Where(h => !Holds.ContainsKey(h.Key)).Concat(Holds).ToDictionary());
    }

    private static int? Whole(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
