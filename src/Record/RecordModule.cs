using Goldthread.Fhir;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Record.Access;
using Goldthread.Record.Matching;
using Goldthread.Record.People;
using Goldthread.Record.People.Pds;
using Goldthread.Record.SignIn;
using Goldthread.Record.Smart;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Record;

/// <summary>The Record floor: who a person is, who may see what, and the single record.</summary>
public static class RecordModule
{
    /// <summary>Cookies for pages, tokens for the FHIR interface: the scheme that picks by the request.</summary>
    public const string Scheme = "Goldthread";

    /// <summary>What the journal's hashes cover on this floor and below, for <see cref="JournalVerifier"/>.</summary>
    public static CommitContent CommitContent { get; } = (session, part, commit, into) =>
    {
        FhirModule.CommitContent(session, part, commit, into);
        Users.UserChangeTable.AddContent(session, part, commit, into);
    };

    private const double PatienceSeconds = 5;
    private static readonly string[] FoldersAboutPeople = ["/People", "/Me", "/Matching", "/Privacy", "/Agreements", "/Requests"];

    /// <summary>Adds people, access and pages. Demo sign-in exists only when <paramref name="demo"/>.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="demo">True in demo mode.</param>
    /// <param name="signIn">Whom we trust to say who somebody is; null for nobody.</param>
    /// <param name="smart">Whose tokens programs may use, and where our own key lies.</param>
    public static IServiceCollection AddRecord(this IServiceCollection services, bool demo, SignInSettings? signIn = null, SmartSettings? smart = null)
    {
        services.AddSingleton<SightOf>(AccessDecision.ForFhir);
        services.AddSingleton<SightOfUser>(p => user => Users.SightOfAsker.Of(user, p.GetRequiredService<Database>(), p.GetRequiredService<TimeProvider>(), p.GetRequiredService<AccessRules>()));
        services.AddSingleton<Sharing.AgreementBook>();
        services.AddSingleton<Reading.Connections>();
        services.AddSingleton<AccessRules>();
        services.AddSingleton<Relationships>();
        services.AddSingleton<FindingLimit>();
        services.AddSingleton<Own.Proxies>();
        services.AddSingleton<Own.OwnAccess>();
        services.AddSingleton<Own.Contributions>();
        services.AddSingleton<Own.KeptBack>();
        services.AddSingleton<Own.Corrections>();
        services.AddHttpContextAccessor();
        services.AddScoped<Own.MeText>();
        services.AddSingleton<JournalReader>();
        services.AddSingleton<Privacy.AccessLog>();
        services.AddSingleton<Privacy.AccessReview>();
        services.AddSingleton<Privacy.UnusualAccess>();
        services.AddSingleton<Privacy.OptOuts>();
        services.AddSingleton<PersonDirectory>();
        services.AddSingleton(p => PersonLinker.Subscriber(p.GetRequiredService<TimeProvider>()));
        services.AddSingleton<MatchQueue>();
        services.AddSingleton<MatchDecisions>();
        services.AddSingleton<MatchReader>();
        services.AddSingleton(p => Register(p, demo));
        services.AddSingleton(p => new MatchTrace(p.GetRequiredService<Database>(), p.GetRequiredService<IPds>()));
        services.AddHostedService<MatchService>();
        services.AddSingleton<Reading.PersonRecordReader>();
        services.AddSingleton(new DemoMode(demo));
        if (demo)
        {
            services.AddSingleton<DemoTokens>();
            services.AddSingleton<DemoUsersInStore>();
        }

        services.AskForSight(FoldersAboutPeople);
        var authentication = services.AddAuthentication(Scheme)
            .AddPolicyScheme(Scheme, null, o => o.ForwardDefaultSelector = context =>
                SmartBearerHandler.Takes(context.Request) ? SmartBearerHandler.SchemeName
                : !context.Request.Path.StartsWithSegments(FhirModule.Root) && !context.Request.Headers.ContainsKey("Authorization") ? SessionHandler.SchemeName
                : demo ? DemoTokenHandler.SchemeName
                : SmartBearerHandler.SchemeName);
        authentication.AddScheme<AuthenticationSchemeOptions, SmartBearerHandler>(SmartBearerHandler.SchemeName, null);
        services.AddSingleton(smart ?? new SmartSettings(Path.GetTempPath(), [], null));
        services.AddSingleton<ServerKey>();
        services.AddSingleton<SmartAddresses>();
        services.AddSingleton<SmartIssuers>();
        authentication.AddSignIn(services, signIn ?? SignInSettings.Default);
        if (demo)
        {
            authentication.AddScheme<AuthenticationSchemeOptions, DemoTokenHandler>(DemoTokenHandler.SchemeName, null);
        }

        services.AddAuthorization(o => o.FallbackPolicy = new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        return services;
    }

    /// <summary>Says of folders of pages that each asks for the reader's sight, because it is about people, or about those who look at them; the guard over the routes finds one that does not.</summary>
    public static void AskForSight(this IServiceCollection services, params string[] folders) => services.Configure<RazorPagesOptions>(o =>
    {
        foreach (var folder in folders)
        {
            o.Conventions.AddFolderRouteModelConvention(folder, model =>
            {
                foreach (var selector in model.Selectors)
                {
                    selector.EndpointMetadata.Add(new UsesSight());
                }
            });
        }
    });

    /// <summary>What the Record floor answers beside its pages: where providers say that somebody signed out, and in a demo place the made national register.</summary>
    public static void MapRecord(this IEndpointRouteBuilder endpoints, bool demo)
    {
        BackchannelLogout.Map(endpoints);
        TokenEndpoint.Map(endpoints);
        SmartConfiguration.Map(endpoints);
        if (demo)
        {
            endpoints.MapPdsSimulator(SimulatedPds.Of(endpoints.ServiceProvider.GetRequiredService<Database>())).WithMetadata(new UsesSight())
                .RequireAuthorization(p => p.RequireAssertion(c => User.Of(c.User)?.Role.May(Activities.MatchPeople) == true));
        }
    }

    // Where no address is set a demo place has a made register, and any other has none.
    private static IPds Register(IServiceProvider services, bool demo)
    {
        var configuration = services.GetRequiredService<IConfiguration>();
        if (configuration["Goldthread:Pds:Address"] is { Length: > 0 } address)
        {
            var patience = TimeSpan.FromSeconds(configuration.GetValue("Goldthread:Pds:TimeoutSeconds", PatienceSeconds));
            return new PdsClient(new HttpClient { BaseAddress = new Uri(address.TrimEnd('/') + "/"), Timeout = patience }, services.GetRequiredService<TimeProvider>());
        }

        return demo ? SimulatedPds.Of(services.GetRequiredService<Database>()) : new NoPds();
    }
}

/// <summary>Whether this is a demo place.</summary>
/// <param name="IsOn">True in demo mode.</param>
public sealed record DemoMode(bool IsOn);
