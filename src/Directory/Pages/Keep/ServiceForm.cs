using System.Globalization;
using Goldthread.Directory.Places;
using Goldthread.Directory.Search;
using Goldthread.Directory.Services;
using Goldthread.Kernel.Values;

namespace Goldthread.Directory.Pages.Keep;

/// <summary>A listing as it is typed. What was typed stays as it was, also when it cannot be used.</summary>
internal sealed class ServiceForm
{
    private const int MostLine = 200;
    private const int MostText = 4_000;

    public string? Name { get; set; }

    public string? Description { get; set; }

    public string? Kind { get; set; } = Kinds.Service;

    public bool Hub { get; set; }

    public string[] Needs { get; set; } = [];

    public string? Who { get; set; }

    public string? YoungestAge { get; set; }

    public string? OldestAge { get; set; }

    public string? Start { get; set; }

    public string? Cost { get; set; }

    public string? CostUnit { get; set; }

    public string? Open { get; set; }

    public string? Venue { get; set; }

    public string? Street { get; set; }

    public string? Town { get; set; }

    public string? Postcode { get; set; }

    public string? GettingThere { get; set; }

    public string[] Access { get; set; } = [];

    public string? Phone { get; set; }

    public string? Email { get; set; }

    public string? Website { get; set; }

    public string? Languages { get; set; }

    public string? Alert { get; set; }

    public static ServiceForm Of(Service s)
    {
        var site = s.Sites.Count > 0 ? s.Sites[0] : null;
        var cost = s.Costs.Count > 0 ? s.Costs[0] : null;
        return new ServiceForm
        {
            Name = s.Name, Description = s.Description, Kind = s.Kind, Hub = s.IsHub, Needs = [.. s.Terms.Where(t => t.TaxonomyId == Kinds.NeedsId).Select(t => t.Name)], Who = s.Eligibility,
            YoungestAge = s.MinimumAge?.ToString(CultureInfo.InvariantCulture), OldestAge = s.MaximumAge?.ToString(CultureInfo.InvariantCulture), Start = s.HowToStart,
            Cost = cost?.Pence is { } pence ? pence % 100 == 0 ? (pence / 100).ToString(CultureInfo.InvariantCulture) : Money.FromPence(pence).Pounds.ToString(CultureInfo.InvariantCulture) : null, CostUnit = cost?.Unit, Open = OpeningLines.Write(s.Openings),
            Venue = site?.Name, Street = site?.Street, Town = site?.Town, Postcode = site?.Postcode, GettingThere = site?.GettingThere,
            Access = [.. AccessNeed.All.Where(a => site?.Access.Any(x => a.Said.Any(said => x.Contains(said, StringComparison.OrdinalIgnoreCase))) == true).Select(a => a.Code)],
            Phone = s.Phones.Count > 0 ? s.Phones[0].Number : null, Email = s.Email, Website = s.Url, Languages = string.Join(", ", s.Languages), Alert = s.Alert,
        };
    }

    /// <summary>The service with what was typed, or everything that is wrong with it, each with its field.</summary>
    /// <param name="before">The service as it was; what the form does not show stays.</param>
    /// <param name="place">Where the postcode is, when that is known.</param>
    public Outcome<Service> Read(Service before, FoundPlace? place)
    {
        var faults = new List<Fault>();
        void Wrong(string field, string message) => faults.Add(new Fault(FaultKind.Invalid, message, field));
        var name = (Name ?? "").Trim();
        if (name.Length is 0 or > MostLine) Wrong(nameof(Name), name.Length == 0 ? "Enter the name" : $"Enter the name in {MostLine} characters or fewer");
        var description = (Description ?? "").Trim();
        if (description.Length is 0 or > MostText) Wrong(nameof(Description), description.Length == 0 ? "Say what it does" : $"Say what it does in {MostText:N0} characters or fewer");
        var (low, high) = (Age(YoungestAge, nameof(YoungestAge), Wrong), Age(OldestAge, nameof(OldestAge), Wrong));
        if (low > high) Wrong(nameof(OldestAge), "The oldest age must not be below the youngest");
        if (!Kinds.All.Any(k => k.Code == Kind) || Kind == Kinds.Hub) Wrong(nameof(Kind), "Choose what kind it is");
        if (Needs.Length == 0 || Needs.Any(n => !Search.Needs.All.Any(known => known.Name == n))) Wrong(nameof(Needs), "Choose at least one thing that it helps with");
        var openings = OpeningLines.Read(Open);
        if (!openings.Succeeded) Wrong(nameof(Open), openings.Fault.Message);
        long? pence = null;
        if (!string.IsNullOrWhiteSpace(Cost))
        {
            var money = Money.Read(Cost);
            if (money.Succeeded && money.Value.Pence is >= 0 and < 10_000_000) pence = money.Value.Pence;
            else Wrong(nameof(Cost), "Enter the cost in pounds, such as 3.50, or 0 when it is free");
        }

        if (!string.IsNullOrWhiteSpace(Postcode) && !Kernel.Values.Postcode.TryParse(Postcode, null, out _)) Wrong(nameof(Postcode), "Enter a full postcode, such as ZZ1 1AA");
        if (!string.IsNullOrWhiteSpace(Website) && !(Uri.TryCreate(Website.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")) Wrong(nameof(Website), "Enter the whole address, beginning with https://");
        foreach (var (field, text) in new[] { (nameof(Venue), Venue), (nameof(Street), Street), (nameof(Town), Town), (nameof(Phone), Phone), (nameof(CostUnit), CostUnit), (nameof(Languages), Languages), (nameof(Email), Email) })
        {
            if (text?.Length > MostLine) Wrong(field, $"Use {MostLine} characters or fewer");
        }

        foreach (var (field, text) in new[] { (nameof(Who), Who), (nameof(Start), Start), (nameof(GettingThere), GettingThere), (nameof(Alert), Alert) })
        {
            if (text?.Length > MostText) Wrong(field, $"Use {MostText:N0} characters or fewer");
        }

        if (faults.Count > 0) return faults.ToArray();
        var hasSite = !string.IsNullOrWhiteSpace(Venue) || !string.IsNullOrWhiteSpace(Street) || !string.IsNullOrWhiteSpace(Postcode);
        var service = before with
        {
            Name = name, Description = description, MinimumAge = low, MaximumAge = high, Eligibility = Plain(Who), HowToStart = Plain(Start), Alert = Plain(Alert), Email = Plain(Email), Url = Plain(Website),
            Costs = pence is { } amount ? [new Cost(amount, null, Plain(CostUnit))] : Plain(CostUnit) is { } words ? [new Cost(null, null, words)] : [],
            Openings = openings.Value, Sites = hasSite ? [SiteOf(before, place), .. before.Sites.Skip(1)] : [], Phones = Plain(Phone) is { } phone ? [new Phone(phone), .. before.Phones.Skip(1)] : [],
            Languages = [.. (Languages ?? "").Split([',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
            Terms = [.. Needs.Select(Kinds.Need), Kinds.Of(Kind!), .. Hub ? [Kinds.HubTerm] : (Term[])[], .. before.Terms.Where(t => t.TaxonomyId != Kinds.NeedsId && t.TaxonomyId != Kinds.TaxonomyId)],
        };

        // What we would not take from a feed we do not write ourselves.
        using var document = System.Text.Json.JsonDocument.Parse(ServiceWriter.Write(service));
        var shape = ServiceShape.Faults(document.RootElement);
        return shape.Count == 0 ? service : shape.Select(f => f with { Path = f.Path switch { "email" => nameof(Email), "url" => nameof(Website), _ => nameof(Name) }, Message = f.Path switch { "email" => "Enter an email address, such as name@example.org", "url" => "Enter the whole address, beginning with https://", _ => f.ToString() } }).ToArray();
    }

    private ServiceSite SiteOf(Service before, FoundPlace? place)
    {
        var old = before.Sites.Count > 0 ? before.Sites[0] : null;
        var id = StableId.Of(before.Id + "/place/0");
        var postcode = Kernel.Values.Postcode.TryParse(Postcode, null, out var read) ? read.ToString() : "";
        var stays = old is not null && old.Postcode == postcode;
        return new ServiceSite(
            old?.Id ?? StableId.Of(before.Id + "/at/0"), old?.LocationId ?? id, old?.Type ?? "physical", Plain(Venue) ?? "", Plain(Street) ?? "", Plain(Town) ?? "", postcode,
            stays ? old!.Latitude : place?.Point.Latitude, stays ? old!.Longitude : place?.Point.Longitude, Plain(GettingThere), [.. AccessNeed.All.Where(a => Access.Contains(a.Code, StringComparer.Ordinal)).Select(a => a.Title)]);
    }

    private static int? Age(string? text, string field, Action<string, string> wrong)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var age) && age <= 120) return age;
        wrong(field, "Enter an age in years, from 0 to 120");
        return null;
    }

    private static string? Plain(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
