using System.Text;
using Goldthread.Record.Own;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Record.Pages.Me;

/// <summary>A copy of what the person sees: to print, and as FHIR.</summary>
internal sealed class DownloadModel(OwnAccess access) : MePage(access)
{
    public async Task<IActionResult> OnGet() => await Look() ?? Page();

    public async Task<IActionResult> OnGetFile()
    {
        if (await Look() is { } instead)
        {
            return instead;
        }

        if (await Open("download my record") is not { } opened)
        {
            return RedirectToPage("/Me/Nothing");
        }

        var bundle = new StringBuilder("{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[");
        bundle.AppendJoin(',', opened.Input.Entries.Select(e => $"{{\"resource\":{e.Resource.GetRawText()}}}"));
        bundle.Append("]}");
        return File(Encoding.UTF8.GetBytes(bundle.ToString()), "application/fhir+json", "my-record.json");
    }
}
