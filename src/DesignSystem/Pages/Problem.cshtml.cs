using System.Diagnostics;
using Goldthread.DesignSystem.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.DesignSystem.Pages;

/// <summary>Answers in place of a page that could not be given. A request of any method may end here, also one whose form was refused.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ProblemModel(PageFrame frame) : PageModel
{
    [FromRoute]
    public int Status { get; set; }

    public ProblemWords Words { get; private set; } = ProblemWords.For(500);

    public string? Reference { get; private set; }

    public string HomeHref => frame.HomeHref;

    /// <summary>Whatever the method of the request was, the answer is the same; so there is no handler, only this.</summary>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var status = Status is >= 400 and <= 599 ? Status : 404;
        Words = ProblemWords.For(status);
        Response.StatusCode = status;
        if (status >= 500) Reference = Activity.Current?.TraceId.ToString()[..12] ?? HttpContext.TraceIdentifier;
    }
}
