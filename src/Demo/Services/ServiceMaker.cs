using System.Globalization;
using Goldthread.Demo.Area;
using Goldthread.Directory.Services;

namespace Goldthread.Demo.Services;

/// <summary>Makes listings of few words whole. The same words give the same listing, byte for byte, for the same day.</summary>
internal static class ServiceMaker
{
    public static Listing Make(Listed l, DateOnly today)
    {
        var id = StableId.Of("wrenfield/" + l.Name);
        var organisation = Organisations.Of(l.By);
        var slug = string.Concat(organisation.Name.ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c == ' ')).Replace(' ', '-');
        var isChecked = l.CheckedDaysAgo is not null;
        var service = new Service
        {
            Id = id,
            Name = l.Name,
            Description = l.About,
            Status = l.Status,
            Provider = new Provider(StableId.Of("wrenfield/organisation/" + organisation.Code), organisation.Name, About(organisation), $"hello@{slug}.example", $"https://{slug}.example/"),
            Url = $"https://{slug}.example/{StableId.Of(l.Name)[..8]}",
            Email = $"services@{slug}.example",
            Phones = [new Phone(organisation.Phone)],
            MinimumAge = l.From,
            MaximumAge = l.To,
            Eligibility = l.Who,
            HowToStart = l.Start,
            Costs = CostOf(l.Cost),
            Openings = [.. l.Open.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(OpeningOf)],
            Sites = l.Venue.Length == 0 ? [] : [SiteOf(id, l)],
            Areas = [l.Serves?.Name ?? "Wrenfield"],
            Languages = [.. l.Languages.Split('|', StringSplitOptions.RemoveEmptyEntries)],
            Terms = [.. l.Needs.Split('|').Select(Kinds.Need), Kinds.Of(l.Kind), .. l.Hub ? [Kinds.HubTerm] : (Term[])[]],
            Alert = l.Alert,
            Capacity = l.Full is { } full ? new Capacity(full.Left, full.Words, today.AddDays(-3)) : null,
            AssuredOn = isChecked ? today.AddDays(-l.CheckedDaysAgo!.Value) : null,
            AssurerEmail = isChecked ? $"services@{slug}.example" : null,
            LastModified = new DateTimeOffset(today.AddDays(-(l.CheckedDaysAgo ?? 500)).ToDateTime(new TimeOnly(9, 30)), TimeSpan.Zero),
        };
        return new Listing(id, organisation.Code, "", ServiceWriter.Write(service));
    }

    private static Cost[] CostOf(string cost) => cost switch
    {
        "" => [],
        "free" => [new Cost(0, null, "Free")],
        _ when long.TryParse(cost.Split(' ')[0], CultureInfo.InvariantCulture, out var pence) => [new Cost(pence, null, cost.Contains(' ', StringComparison.Ordinal) ? cost[(cost.IndexOf(' ', StringComparison.Ordinal) + 1)..] : null)],
        _ => [new Cost(null, null, cost)],
    };

    private static Opening OpeningOf(string text)
    {
        if (text == "always") return new Opening([.. OpeningWords.Days.Select(d => d.Code)], TimeOnly.MinValue, new TimeOnly(23, 59));
        var (days, hours) = (text.Split(' ')[0], text.Split(' ')[1].Split('-'));
        return new Opening(days.Split(','), TimeOnly.Parse(hours[0], CultureInfo.InvariantCulture), TimeOnly.Parse(hours[1], CultureInfo.InvariantCulture), Monthly: char.IsAsciiDigit(days[0]) || days[0] == '-');
    }

    private static ServiceSite SiteOf(string id, Listed l)
    {
        var comma = l.Venue.IndexOf(", ", StringComparison.Ordinal);
        var (name, street) = (l.Venue[..comma], l.Venue[(comma + 2)..]);
        var neighbourhood = l.In ?? Wrenfield.Neighbourhoods[3];
        var postcode = Wrenfield.SmallAreasOf(neighbourhood)[l.Area].Postcodes[(l.Area * 3) % 10];
        var place = StableId.Of("wrenfield/place/" + l.Venue + neighbourhood.Name);
        return new ServiceSite(
            StableId.Of(id + "/at/" + place), place, "physical", name, street, neighbourhood.Name + ", Wrenfield", postcode.Text, postcode.Position.Latitude, postcode.Position.Longitude,
            l.Way ?? "The bus stop is outside. There is a place for Blue Badge holders at the door.", [.. l.Access.Split('|', StringSplitOptions.RemoveEmptyEntries)]);
    }

    private static string About(Organisation o) => o.Kind switch
    {
        OrganisationKind.Council => "The made-up council of Wrenfield.",
        OrganisationKind.Charity => "A made-up charity in Wrenfield.",
        OrganisationKind.HomeCareAgency => "A made-up home care agency in Wrenfield.",
        OrganisationKind.HousingAssociation => "A made-up housing association in Wrenfield.",
        _ => "A made-up health organisation in Wrenfield.",
    };
}
