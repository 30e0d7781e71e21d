using Goldthread.DesignSystem.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Goldthread.DesignSystem.Pages.Design;

/// <summary>A page of the gallery: made-up content, shown in a demo place and in development only.</summary>
[AllowAnonymous]
public abstract class GalleryPage : PageModel
{
    /// <inheritdoc />
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var services = context.HttpContext.RequestServices;
        if (!services.GetRequiredService<PageFrame>().Demo && !services.GetRequiredService<IHostEnvironment>().IsDevelopment()) context.Result = NotFound();
    }
}
