using Goldthread.Directory.Search;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Directory.Pages.Find;

/// <summary>The door to the directory, for everyone.</summary>
[AllowAnonymous]
internal sealed class IndexModel(ServiceDirectory directory) : PageModel
{
    private const int MostHubs = 10;
    private int _count;

    public SearchForm Form { get; private set; } = null!;

    public IReadOnlyList<IndexedService> Hubs { get; private set; } = [];

    public IReadOnlyList<string> Needs { get; } = [.. Search.Needs.All.Select(n => n.Name)];

    public string CountWords => _count == 0 ? "Nothing is listed yet." : $"{_count:N0} services, groups and places near you, and people who can help.";

    public async Task OnGet()
    {
        Form = SearchForm.Read(Request.Query);
        _count = await directory.Count();
        Hubs = [.. (await directory.Search(new ServiceQuery { Kind = Services.Kinds.Hub, PageSize = MostHubs })).Hits.Select(h => h.Service)];
    }
}
