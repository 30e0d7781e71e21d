using System.Text.Encodings.Web;
using System.Text.Unicode;
using Goldthread.DesignSystem.Layout;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.WebEncoders;

namespace Goldthread.DesignSystem;

/// <summary>All that the host calls. The pages need <c>AddRazorPages</c>, <c>MapRazorPages</c> and static files as well.</summary>
public static class DesignSystemModule
{
    /// <summary>The policy that every page keeps: nothing from elsewhere, nothing inline, shown in no other site's frame.</summary>
    public const string ContentSecurityPolicy =
        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>The path that shows what went wrong: for <c>UseStatusCodePagesWithReExecute</c> and <c>UseExceptionHandler</c>.</summary>
    public const string ProblemPath = "/problem/{0}";

    /// <summary>Registers the frame of every page.</summary>
    public static IServiceCollection AddDesignSystem(this IServiceCollection services, Action<PageFrame> frame)
    {
        var filled = new PageFrame();
        frame(filled);
        services.AddSingleton(filled);
        // Names of people and places stay readable in the page source, and lighter: "é", not "&#xE9;".
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.Configure<MvcOptions>(options =>
        {
            var says = options.ModelBindingMessageProvider;
            says.SetAttemptedValueIsInvalidAccessor((value, field) => $"{field}: {value} cannot be used here");
            says.SetNonPropertyAttemptedValueIsInvalidAccessor(value => $"{value} cannot be used here");
            says.SetUnknownValueIsInvalidAccessor(field => $"{field}: what was sent cannot be used here");
            says.SetValueIsInvalidAccessor(value => $"{value} cannot be used here");
            says.SetValueMustBeANumberAccessor(field => $"{field} must be a number");
            says.SetNonPropertyValueMustBeANumberAccessor(() => "Enter a number");
            says.SetValueMustNotBeNullAccessor(_ => "Answer this question");
            says.SetMissingBindRequiredValueAccessor(field => $"Answer the question about {field}");
        });
        return services;
    }
}
