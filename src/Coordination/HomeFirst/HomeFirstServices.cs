using Goldthread.Record;
using Goldthread.Fhir.Storage;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Goldthread.Fhir;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Coordination.HomeFirst;

/// <summary>What the hub of the way home needs.</summary>
internal static class HomeFirstServices
{
    public static void AddHomeFirst(this IServiceCollection services)
    {
        services.AddSingleton(StayFollower.Subscriber());
        services.AddSingleton<WayHome>();
        services.AddSingleton<HomeBoard>();
        services.AskForSight("/HomeFirst");
    }
}
