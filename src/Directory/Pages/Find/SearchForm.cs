using System.Globalization;
using Goldthread.Directory.Places;
using Goldthread.Directory.Search;
using Goldthread.Directory.Services;
using Goldthread.Kernel.Values;
using Microsoft.AspNetCore.Http;

namespace Goldthread.Directory.Pages.Find;

/// <summary>A search as it was typed, from the address of the page; what was typed stays, also when it cannot be used.</summary>
internal sealed class SearchForm
{
    public const int PageSize = 20;
    private const int LongestText = 200;
    private const int LastPage = 5_000;

    private SearchForm(IQueryCollection query)
    {
        Words = Text(query, "q");
        Where = Text(query, "where");
        Within = Text(query, "within");
        Day = Text(query, "day");
        Time = Text(query, "time");
        Age = Text(query, "age");
        Cost = Text(query, "cost");
        Kind = Text(query, "kind");
        Access = [.. query["access"].OfType<string>().Where(a => AccessNeed.All.Any(n => n.Code == a))];
        Page = int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, LastPage) : 1;
    }

    public string Words { get; }

    public string Where { get; }

    public string Within { get; }

    public string Day { get; }

    public string Time { get; }

    public string Age { get; }

    public string Cost { get; }

    public string Kind { get; }

    public IReadOnlyList<string> Access { get; }

    public int Page { get; }

    /// <summary>What cannot be used, by the name of its field.</summary>
    public Dictionary<string, string> Problems { get; } = new(StringComparer.Ordinal);

    /// <summary>True when more than words and a place was chosen.</summary>
    public bool HasMore => (Within + Day + Time + Age + Cost + Kind).Length > 0 || Access.Count > 0;

    /// <summary>Where somebody means, when that was understood.</summary>
    public FoundPlace? Place { get; private set; }

    public static SearchForm Read(IQueryCollection query) => new(query);

    public string? Problem(string field) => Problems.GetValueOrDefault(field);

    /// <summary>The query, or null when something in it cannot be used: <see cref="Problems"/> says what.</summary>
    public async Task<ServiceQuery?> Understand(PlaceFinder places)
    {
        if (Words.Length > LongestText) Problems["q"] = $"Use {LongestText} characters or fewer";
        if (Where.Length > 0)
        {
            var found = await places.Find(Where);
            if (found.Succeeded) Place = found.Value;
            else Problems["where"] = found.Fault.Message;
        }

        var day = Day.Length == 0 ? (int?)null : OpeningWords.DayOf(Day);
        if (day < 0) Problems["day"] = "Choose a day of the week";
        var time = Time.Length == 0 ? null : ReadTime(Time);
        if (Time.Length > 0 && time is null) Problems["time"] = "Enter a time, such as 2pm or 14:30";
        int? age = null;
        if (Age.Length > 0)
        {
            if (int.TryParse(Age, NumberStyles.None, CultureInfo.InvariantCulture, out var years) && years <= 120) age = years;
            else Problems["age"] = "Enter an age in years, from 0 to 120";
        }

        double? within = null;
        if (Within.Length > 0)
        {
            if (double.TryParse(Within, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var miles) && miles is > 0 and <= 500) within = miles * Point.MetresPerMile;
            else Problems["within"] = "Choose how far away it may be";
            if (Where.Length == 0) Problems["where"] = "Enter a postcode or a place, so that we know from where to count";
        }

        long? most = null;
        if (Cost == "free") most = 0;
        else if (Cost.Length > 0)
        {
            var money = Money.Read(Cost);
            if (money.Succeeded && money.Value.Pence >= 0) most = money.Value.Pence;
            else Problems["cost"] = "Choose what it may cost";
        }

        if (Kind.Length > 0 && Kind != "asset" && !Kinds.All.Any(k => k.Code == Kind)) Problems["kind"] = "Choose what kind of help";
        return Problems.Count > 0 ? null : new ServiceQuery
        {
            Words = Words, From = Place?.Point, Lives = Place?.Living, WithinMetres = within, Day = day, At = time, Age = age, MostPence = most, Access = Access, Kind = Kind.Length > 0 ? Kind : null, Page = Page, PageSize = PageSize,
        };
    }

    /// <summary>The address of the same search, at a page.</summary>
    public string Href(int page)
    {
        var parts = new List<string>();
        void Add(string name, string value)
        {
            if (value.Length > 0) parts.Add($"{name}={Uri.EscapeDataString(value)}");
        }

        foreach (var (name, value) in new[] { ("q", Words), ("where", Where), ("within", Within), ("day", Day), ("time", Time), ("age", Age), ("cost", Cost), ("kind", Kind) }) Add(name, value);
        foreach (var access in Access) Add("access", access);
        if (page > 1) Add("page", page.ToString(CultureInfo.InvariantCulture));
        return "/directory/search" + (parts.Count > 0 ? "?" + string.Join('&', parts) : "");
    }

    /// <summary>"2pm", "2.30 pm", "14:30".</summary>
    internal static TimeOnly? ReadTime(string text)
    {
        var plain = text.Trim().ToLowerInvariant().Replace(" ", "", StringComparison.Ordinal).Replace('.', ':');
        return TimeOnly.TryParseExact(plain.ToUpperInvariant(), ["H:mm", "HH:mm", "htt", "h:mmtt", "%H"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
    }

    private static string Text(IQueryCollection query, string name) => query[name].ToString().Trim() is var text && text.Length > LongestText + 1 ? text[..(LongestText + 1)] : text;
}
