using Goldthread.Coordination;
using Goldthread.DesignSystem;
using Goldthread.Directory;
using Goldthread.Fhir;
using Goldthread.Fhir.Subscriptions;
using Goldthread.Host.Operations;
using Goldthread.Kernel.Acts;
using Goldthread.Population;
using Goldthread.Record;
using Goldthread.Record.SignIn;
using Goldthread.Record.Smart;
using Goldthread.Toolkit;
using Microsoft.AspNetCore.DataProtection;

namespace Goldthread.Host.Hosting;

/// <summary>The whole product as one web application.</summary>
internal static class GoldthreadApp
{
    /// <summary>Builds it on open stores. <paramref name="args"/> are for the framework (<c>--urls</c>).</summary>
    public static WebApplication Build(Settings settings, Stores stores, TimeProvider clock, string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(GoldthreadApp).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Host.UseDefaultServiceProvider(o =>
        {
            o.ValidateOnBuild = true;
            o.ValidateScopes = true;
        });
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(o =>
        {
            o.AddServerHeader = false;
            o.Limits.MaxRequestBodySize = FhirModule.LargestRequest;
        });

        var services = builder.Services;
        services.AddSingleton(settings);
        services.AddSingleton(clock);
        services.AddSingleton(stores.Records);
        services.AddSingleton(stores.Journal);
        services.AddSingleton(stores);
        services.AddSingleton<Readiness>();
        services.AddSingleton(p => new Outbox(stores.Records, [.. p.GetServices<OutboxSubscriber>()], clock, p.GetRequiredService<ILogger<Outbox>>()));
        services.AddSingleton<Telemetry>();
        services.AddHostedService(p => p.GetRequiredService<Telemetry>());
        services.AddHostedService<OutboxService>();
        services.AddHostedService<SealService>();
        services.AddDataProtection().SetApplicationName(Keys.Application).PersistKeysToFileSystem(Keys.Folder(settings));
        services.AddAdmission(settings.Admitted);
        services.AddHealthChecks().AddCheck<Readiness>("ready");
        // First, for it starts a new list of page conventions, to which the modules add theirs.
        services.AddRazorPages();
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "goldthread-form";
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            o.SuppressXFrameOptionsHeader = true;
        });
        services.AddSingleton(Notifications(builder.Configuration, settings.Demo));
        services.AddFloors(settings.Demo, SignInSettings.Read(builder.Configuration), SmartSettings.Read(builder.Configuration, Keys.Folder(settings).FullName));
        services.AddDesignSystem(frame => Frame.Fill(frame, settings.Demo));

        var app = builder.Build();
        app.UseProxies();
        app.UseMiddleware<Guard>();
        app.UseStatusCodePages(Problems.ShowPage);
        app.UseStaticFiles();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapStaticAssets().AllowAnonymous().DisableRateLimiting();
        app.MapHealth();
        app.MapMetrics(settings.MetricsOpen);
        app.MapFhir();
        app.MapImport();
        app.MapFeedImport();
        app.MapSecurityText();
        app.MapRecord(settings.Demo);
        app.MapDirectory();
        app.MapCoordination();
        app.MapPopulation();
        app.MapToolkit();
        app.MapRazorPages();
        return app;
    }

    private static SubscriptionSettings Notifications(ConfigurationManager configuration, bool demo) => new(
        configuration["Goldthread:PublicAddress"] is { Length: > 0 } address ? address.TrimEnd('/') + FhirModule.Root : null,
        configuration.GetValue("Goldthread:Subscriptions:AllowLoopback", defaultValue: demo),
        configuration.GetValue("Goldthread:Subscriptions:AllowPrivateNetworks", defaultValue: false));
}
