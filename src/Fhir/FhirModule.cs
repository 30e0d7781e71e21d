using Goldthread.Fhir.Bulk;
using Goldthread.Fhir.Definitions;
using Goldthread.Fhir.Interactions;
using Goldthread.Fhir.Search;
using Goldthread.Fhir.Storage;
using Goldthread.Fhir.Subscriptions;
using Goldthread.Fhir.Views;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Values;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Fhir;

/// <summary>
/// Decides what the asker of a request may see, and why. Supplied by the floor above; a request that it refuses gets no answer
/// from any record.
/// </summary>
public delegate ValueTask<Outcome<Sight>> SightOf(HttpContext context);

/// <summary>
/// The same for a user who is not there: what they would be shown if they asked at this moment. For what they asked to be sent.
/// </summary>
public delegate ValueTask<Outcome<Sight>> SightOfUser(string user);

/// <summary>Marks an endpoint that asks for the sight of whoever calls it; the architecture tests find those without.</summary>
public sealed class UsesSight;

/// <summary>The FHIR floor: the language, the store and the REST interface.</summary>
public static class FhirModule
{
    /// <summary>The address of the REST interface.</summary>
    public const string Root = "/fhir";

    /// <summary>The largest request taken, in bytes. A larger set of resources is for the import command.</summary>
    public const long LargestRequest = FhirBody.Largest;

    // HEAD is a GET without the content (RFC 9110, section 9.3.2).
    private static readonly string[] Reading = ["GET", "HEAD"];

    // An operation that changes nothing may be asked by either: https://hl7.org/fhir/R4/operations.html#executing
    private static readonly string[] ReadingOrPost = ["GET", "HEAD", "POST"];

    /// <summary>Adds the store and the interactions. The database, the read journal and the clock are the host's.</summary>
    public static IServiceCollection AddFhir(this IServiceCollection services)
    {
        services.AddSingleton(FhirDefinitions.R4);
        services.AddSingleton<LocalReferences>();
        services.AddSingleton<SearchRegistry>();
        services.AddSingleton<IndexExtractor>();
        services.AddSingleton<RecordNumbers>();
        services.AddSingleton<RecordStore>();
        services.AddSingleton<SettledStore>();
        services.AddSingleton<RecordReader>();
        services.AddSingleton<Withholding>();
        services.AddSingleton<PersonWrites>();
        services.AddSingleton<HistoryReader>();
        services.AddSingleton<SearchParser>();
        services.AddSingleton<IndexKnowledge>();
        services.AddSingleton<AddedParameters>();
        services.AddSingleton<IndexMaker>();
        services.AddHostedService<IndexService>();
        services.AddSingleton<SearchRunner>();
        services.AddSingleton<FhirServices>();
        services.AddSingleton<PageSeal>();
        services.AddSingleton<LabelsInUse>();
        services.AddSingleton<CapabilityLists>();
        services.AddSingleton<ViewRunner>();
        services.AddBulk();
        services.AddSubscriptions();
        return services;
    }

    /// <summary>Maps the REST interface. Fails at once when nobody supplies the sight.</summary>
    public static IEndpointRouteBuilder MapFhir(this IEndpointRouteBuilder endpoints)
    {
        _ = endpoints.ServiceProvider.GetService<SightOf>()
            ?? throw new InvalidOperationException("No SightOf is registered: the FHIR interface does not start without someone who decides what may be seen.");

        Formats.Negotiate(endpoints.MapMethods(Root + "/metadata", Reading, Metadata.Handle).AllowAnonymous());
        var fhir = endpoints.MapGroup(Root).RequireAuthorization().WithMetadata(new UsesSight());
        var resources = fhir.MapGroup("");
        MapResources(resources);
        resources.MapSubscriptions();

        // Tables and files have formats of their own.
        string[] runs = ["/ViewDefinition/$run", "/ViewDefinition/$viewdefinition-run", "/$viewdefinition-run"];
        foreach (var run in runs)
        {
            fhir.MapMethods(run, ["GET", "POST"], RunView.Handle);
        }

        fhir.MapBulk();
        return endpoints;
    }

    private static void MapResources(RouteGroupBuilder fhir)
    {
        Formats.Negotiate(fhir);
        fhir.MapPost("/", Interactions.Transaction.Handle);
        fhir.MapMethods("/", Reading, Interactions.Search.HandleSystem);
        fhir.MapPost("/_search", Interactions.Search.HandleSystemForm);
        fhir.MapMethods("/{type}", Reading, Interactions.Search.Handle);
        fhir.MapPost("/{type}/_search", Interactions.Search.HandleForm);
        fhir.MapPost("/{type}", Create.Handle);
        fhir.MapMethods("/{type}/{id}", Reading, Read.Handle);
        fhir.MapPut("/{type}/{id}", Update.Handle);
        fhir.MapPut("/{type}", Update.HandleConditional);
        fhir.MapPatch("/{type}/{id}", Patch.Handle);
        fhir.MapPatch("/{type}", Patch.HandleConditional);
        fhir.MapDelete("/{type}/{id}", Delete.Handle);
        fhir.MapDelete("/{type}", Delete.HandleConditional);
        fhir.MapMethods("/_history", Reading, History.HandleSystem);
        fhir.MapMethods("/{type}/_history", Reading, History.HandleType);
        fhir.MapMethods("/{type}/{id}/_history", Reading, History.Handle);
        fhir.MapMethods("/{type}/{id}/_history/{version}", Reading, VRead.Handle);
        fhir.MapMethods("/Patient/{id}/$everything", Reading, Everything.Handle);
        fhir.MapMethods("/Patient/{id}/{type:alpha}", Reading, Interactions.Search.HandleCompartment);
        fhir.MapPost("/Patient/{id}/{type:alpha}/_search", Interactions.Search.HandleCompartmentForm);
        fhir.MapMethods("/Patient/{id}/*", Reading, Interactions.Search.HandleWholeCompartment);
        fhir.MapPost("/Patient/{id}/*/_search", Interactions.Search.HandleWholeCompartmentForm);
        fhir.MapPost("/Patient/$match", Interactions.Match.Handle);
        fhir.MapMethods("/$reindex", Reading, Reindex.Progress);
        fhir.MapPost("/$reindex", Reindex.Handle);
        fhir.MapMethods("/SearchParameter/{id}/$status", Reading, Reindex.ParameterStatus);
        fhir.MapPost("/{type}/$validate", Interactions.Validate.Handle);
        fhir.MapMethods("/{type}/{id}/$validate", ["GET", "POST"], Interactions.Validate.HandleInstance);
        fhir.MapMethods("/$meta", ReadingOrPost, MetaOperations.HandleSystem);
        fhir.MapMethods("/{type}/$meta", ReadingOrPost, MetaOperations.HandleType);
        fhir.MapMethods("/{type}/{id}/$meta", ReadingOrPost, MetaOperations.Handle);
        fhir.MapPost("/{type}/{id}/$meta-add", MetaOperations.HandleAdd);
        fhir.MapPost("/{type}/{id}/$meta-delete", MetaOperations.HandleDelete);
    }

    /// <summary>Answers with an OperationOutcome of one plain sentence.</summary>
    public static Task Answer(HttpContext context, int status, string words) =>
        FhirResults.Bytes(FhirResults.OperationOutcome([new Fault(status == StatusCodes.Status403Forbidden ? FaultKind.Forbidden : FaultKind.Invalid, words)]), status).ExecuteAsync(context);

    /// <summary>What the journal's hashes cover, for <see cref="JournalVerifier"/>.</summary>
    public static CommitContent CommitContent { get; } = VersionTable.AddContent;
}
