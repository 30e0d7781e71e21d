using Goldthread.Record;
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
