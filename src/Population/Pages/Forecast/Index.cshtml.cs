using System.Text;
using Goldthread.Population.Charts;
using Goldthread.Population.Indicators;
using Goldthread.Population.Pages.Profile;
using Goldthread.Population.Profiles;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Population.Pages.Forecast;

/// <summary>The growth figures of the national resource sheet on a population of one's own: the place, a neighbourhood, or numbers typed in.</summary>
internal sealed class IndexModel(ProfileBook profiles) : ProfilePage(profiles)
{
    public const string Typed = "typed";

    private const int LongestYears = 20;

    // What else stands in an address is not carried on.
    private static readonly HashSet<string> Asked = new(StringComparer.OrdinalIgnoreCase) { "base", nameof(Aged65), nameof(Aged85), nameof(Conditions), nameof(Needs), nameof(Years) };

    /// <summary>"typed", the code of a neighbourhood, or empty for the place.</summary>
    [BindProperty(SupportsGet = true, Name = "base")]
    public string? Base { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Aged65 { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Aged85 { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Conditions { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Needs { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Years { get; set; }

    public bool IsTyped => Base == Typed;

    /// <summary>Whose people they are: "The place", "Eastfield".</summary>
    public string Where { get; private set; } = "The place";

    public double? Over { get; private set; }

    public IReadOnlyList<(ForecastGroup Group, Indicators.Forecast Forecast)> All { get; private set; } = [];

    /// <summary>The groups of whom no number is known here.</summary>
    public IReadOnlyList<ForecastGroup> Missing { get; private set; } = [];

    public IReadOnlyList<IndicatorValue> Neighbourhoods => Profile?.Indicators[0].Neighbourhoods ?? [];

    public ForecastBars Picture => new() { Description = string.Join(" ", All.Select(a => ForecastWords.Of(a.Group, a.Forecast, Where, Over))), Groups = [.. All.Select(a => (a.Group.Growth.Group, a.Forecast))] };

    /// <summary>The same forecast as a file.</summary>
    public string CsvHref => "/population/forecast" + QueryString.Create(Request.Query.Where(q => Asked.Contains(q.Key)).Select(q => KeyValuePair.Create<string, string?>(q.Key, q.Value)).Append(new("handler", "csv")));

    public async Task<IActionResult> OnGet()
    {
        if (await Begin() is { } instead) return instead;
        if (!ModelState.IsValid) Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    public async Task<IActionResult> OnGetCsv()
    {
        if (await Begin() is { } instead) return instead;
        return ModelState.IsValid && All.Count > 0 ? File(Encoding.UTF8.GetBytes(ForecastWords.Csv(All, Where, Over)), "text/csv", "forecast.csv") : BadRequest();
    }

    private async Task<IActionResult?> Begin()
    {
        if (await Enter() is { } instead) return instead;
        if (string.IsNullOrEmpty(Base) && new[] { Aged65, Aged85, Conditions, Needs }.Any(n => !string.IsNullOrWhiteSpace(n)))
        {
            // Who types numbers means them, whatever the list above them still says.
            Base = Typed;
            ModelState.Remove("base");
        }

        Over = ReadYears();
        var now = IsTyped ? ReadTyped() : Counted();
        if (now is null) return NotFound();
        if (!ModelState.IsValid) return null;
        Missing = [.. ForecastBase.Groups.Where(g => now[g.Field] is null)];
        All = [.. ForecastBase.Groups.Where(g => now[g.Field] is not null).Select(g => (g, Grown(g, now[g.Field]!.Value)))];
        return null;
    }

    private Indicators.Forecast Grown(ForecastGroup group, double now)
    {
        KeyValuePair<string, double>[] one = [new(group.Growth.Group, now)];
        return Over is { } years && group.Growth.Years is not null ? Demand.Project(one, Demand.ResourceSheet2013, years)[0] : Demand.Project(one, Demand.ResourceSheet2013)[0];
    }

    // Null where no such neighbourhood is drawn.
    private IReadOnlyDictionary<string, double?>? Counted()
    {
        var area = Base ?? "";
        if (Profile is null) return ForecastBase.Groups.ToDictionary(g => g.Field, _ => (double?)null, StringComparer.Ordinal);
        if (area.Length > 0)
        {
            if (Neighbourhoods.FirstOrDefault(n => n.Code == area) is not { } known) return null;
            Where = known.Name;
        }

        return ForecastBase.Of(Profile, area);
    }

    private Dictionary<string, double?> ReadTyped()
    {
        Where = "The people typed in";
        var typed = new Dictionary<string, string?>(StringComparer.Ordinal) { [nameof(Aged65)] = Aged65, [nameof(Aged85)] = Aged85, [nameof(Conditions)] = Conditions, [nameof(Needs)] = Needs };
        var now = new Dictionary<string, double?>(StringComparer.Ordinal);
        foreach (var group in ForecastBase.Groups)
        {
            var read = ForecastBase.Read(typed[group.Field], group);
            if (!read.Succeeded) ModelState.AddModelError(group.Field, read.Fault.Message);
            now[group.Field] = read.Succeeded ? read.Value : null;
        }

        if (ModelState.IsValid && now.Values.All(v => v is null)) ModelState.AddModelError(nameof(Aged65), "Enter how many people there are in one group or more");
        return now;
    }

    private double? ReadYears()
    {
        if (string.IsNullOrWhiteSpace(Years)) return null;
        if (int.TryParse(Years, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var years) && years is >= 1 and <= LongestYears) return years;
        ModelState.AddModelError(nameof(Years), $"Years must be a whole number from 1 to {LongestYears}: the figures say nothing of the time after");
        return null;
    }
}
