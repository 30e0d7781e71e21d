using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Fhir.Bulk;

/// <summary>The addresses of bulk data and what stands behind them.</summary>
internal static class BulkRoutes
{
    private static readonly string[] GetOrPost = ["GET", "POST"];

    public static void AddBulk(this IServiceCollection services)
    {
        services.AddSingleton<BulkFiles>();
        services.AddSingleton<BulkJobs>();
        services.AddHostedService(p => p.GetRequiredService<BulkJobs>());
        services.AddSingleton<ExportWork>();
        services.AddSingleton<ImportWork>();
    }

    /// <summary>Maps them into the group that asks for sight.</summary>
    public static void MapBulk(this RouteGroupBuilder fhir)
    {
        fhir.MapMethods("/$export", GetOrPost, StartExport.System);
        fhir.MapMethods("/Patient/$export", GetOrPost, StartExport.Patients);
        fhir.MapMethods("/Group/{id}/$export", GetOrPost, StartExport.Group);
        fhir.MapPost("/$import", StartImport.Handle);
        fhir.MapGet(JobStatus.Address + "/{job}", JobStatus.Handle);
        fhir.MapDelete(JobStatus.Address + "/{job}", JobStatus.HandleDelete);
        fhir.MapGet(JobStatus.Address + "/{job}/{file}", JobStatus.HandleFile);
    }
}
