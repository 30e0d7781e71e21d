using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Goldthread.DesignSystem.Components;
using Goldthread.DesignSystem.Layout;
using Microsoft.AspNetCore.TestHost;

namespace Goldthread.DesignSystem.Tests;

/// <summary>A host in memory with the pages of the design system and one page of this project.</summary>
public sealed class TestPlace : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TestPlace(WebApplication app) => _app = app;

    public HttpClient Client { get; private init; } = null!;

    public static async Task<TestPlace> Start(Action<PageFrame>? frame = null, string environment = "Development")
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(TestPlace).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = environment,
        });
        builder.WebHost.UseTestServer().UseStaticWebAssets();
        builder.Logging.ClearProviders();
        builder.Services.AddRazorPages();
        builder.Services.AddDesignSystem(settings =>
        {
            settings.Demo = true;
            settings.Navigation = _ => [new LinkItem { Text = "My work", Href = "/work" }, new LinkItem { Text = "Design", Href = "/design" }];
            frame?.Invoke(settings);
        });
        var app = builder.Build();
        app.UseExceptionHandler("/problem/500");
        app.UseStatusCodePagesWithReExecute(DesignSystemModule.ProblemPath);
        app.UseStaticFiles();
        app.MapRazorPages();
        app.MapPost("/refused", () => Results.StatusCode(403));
        app.MapGet("/broken", string () => throw new InvalidOperationException("secret"));
        await app.StartAsync();
        return new TestPlace(app) { Client = app.GetTestClient() };
    }

    public async Task<IHtmlDocument> Page(string path) => Parse(await Client.GetStringAsync(path));

    public static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
