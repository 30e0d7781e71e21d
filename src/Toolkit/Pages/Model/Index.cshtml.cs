using Goldthread.Toolkit.Model;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Toolkit.Pages.Model;

/// <summary>What the impact model is, and where to begin.</summary>
[AllowAnonymous]
internal sealed class IndexModel : PageModel
{
    public static IReadOnlyList<(string Href, string Title, string Says)> Begin =>
    [
        ("/toolkit/model/scenario", "Try something", "Choose what could be done, move the sliders, and see what changes for people, services and money."),
        (FitModel.Path, "Fit it to what you count", "Type what your area counts in a year or a month, and let the model have as many before you try something."),
        ("/toolkit/model/somerset", "A published change, reproduced", "Somerset’s days lost to delays in leaving hospital, from 3,500 to 800 a month, and what one has to assume to get there."),
        .. DescribedPlace.All.Where(p => !p.AnyNumber).Select(p => ($"/toolkit/model/scenario?place={p.Code}", p.Title, p.Says)),
    ];

    public static IReadOnlyList<(string Href, string Title, string Says)> Behind =>
    [
        ("/toolkit/model/library", "What can be done", "Each with whom it is for, what studies found, what it costs and what is not in it."),
        ("/toolkit/model/assumptions", "What is taken for true", "Every number that the model rests on, with its source and how far to trust it."),
        ("/toolkit/model/validation", "How it was checked", "Held against what others computed, figure by figure."),
        ("/toolkit/model/expected", "What places expect", "Results that somebody expects, with the day on which they will be looked at, and what came of them."),
    ];
}
