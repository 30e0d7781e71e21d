using Goldthread.Directory.Places;
using Goldthread.Directory.Search;
using Goldthread.Directory.Services;
using Goldthread.Directory.Unmet;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Directory.Pages.Find;

/// <summary>What a search finds, each result with why it is there. What finds nothing is counted for those who plan.</summary>
[AllowAnonymous]
internal sealed class SearchModel(ServiceDirectory directory, PlaceFinder places, UnmetSearches unmet) : PageModel
{
    public SearchForm Form { get; private set; } = null!;

    public SearchAnswer? Answer { get; private set; }

    public PositionsMap? Map { get; private set; }

    public int First => ((Form.Page - 1) * SearchForm.PageSize) + 1;

    public int Pages => ((Answer?.Total ?? 0) + SearchForm.PageSize - 1) / SearchForm.PageSize;

    public string Title => Form.Problems.Count > 0 ? "Find local services" : Form.Words.Length > 0 ? $"Results for “{(Form.Words.Length > 60 ? Form.Words[..60] + "…" : Form.Words)}”" : "Local services";

    public string Wider => $"/directory/search?q={Uri.EscapeDataString(Form.Words)}&where={Uri.EscapeDataString(Form.Where)}";

    public string CountWords
    {
        get
        {
            var total = Answer!.Total;
            var near = Form.Place is { } place ? $", from {place.Name}" : "";
            return total == 0 ? $"Nothing found{near}." : $"{total:N0} found{near}. What was checked lately comes first{(Pages > 1 ? $"; these are {First:N0} to {First + Answer.Hits.Count - 1:N0}" : "")}.";
        }
    }

    public string? ElsewhereWords => Answer!.Elsewhere switch
    {
        0 => null,
        1 => "1 more fits, but is only for people who live elsewhere, and is not shown.",
        var more => $"{more:N0} more fit, but are only for people who live elsewhere, and are not shown.",
    };

    public async Task<IActionResult> OnGet()
    {
        Form = SearchForm.Read(Request.Query);
        if (await Form.Understand(places) is not { } query)
        {
            foreach (var (field, message) in Form.Problems) ModelState.AddModelError(field, message);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        Answer = await directory.Search(query);
        Map = PositionsMap.Of([.. Answer.Hits.Select((h, i) => (First + i, h.Service.Points))], query.From);
        if (Form.Page == 1 && (Answer.Total == 0 || Answer.IsPartial))
        {
            await unmet.Note(Form.Words, Form.Place?.Area ?? "", HttpContext.Connection.RemoteIpAddress?.ToString() ?? "");
        }

        return Page();
    }

    public string Href(IndexedService service) => $"/directory/services/{service.Id}" + (Form.Where.Length > 0 ? "?where=" + Uri.EscapeDataString(Form.Where) : "");

    public string Fresh(IndexedService service) => Freshness.Words(service.AssuredOn, directory.Today) + (service.Gone ? ". The directory it came from no longer lists it" : "");

    public static string Facts(IndexedService service) => string.Join(" · ", new[] { service.Provider, service.Place }.Where(f => f.Length > 0));

    public static string Dial(string phone) => string.Concat(phone.Where(c => char.IsAsciiDigit(c) || c == '+'));

    public static IEnumerable<(string Text, string Colour)> Tags(IndexedService service)
    {
        if (!service.IsOpen) yield return (ServiceStatus.Title(service.Status), "red");
        if (service.IsHub) yield return ("Wellbeing hub", "purple");
        if (service.Kind != Kinds.Service) yield return (Kinds.All.First(k => k.Code == service.Kind).Title, "aqua-green");
        if (service.Cheapest == 0) yield return ("Free", "green");
    }
}
