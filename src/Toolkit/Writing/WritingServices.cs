using Goldthread.Record;
using Goldthread.Toolkit.Writing.Remarks;
using Goldthread.Toolkit.Writing.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Toolkit.Writing;

/// <summary>What writing for the toolkit on pages needs.</summary>
internal static class WritingServices
{
    public static void AddWriting(this IServiceCollection services)
    {
        services.AddSingleton<WritingDesk>();
        services.AddSingleton<TrialDesk>();
        services.AddSingleton<RemarkDesk>();
        services.AddSingleton<ItemNotes>();
        services.AskForSight("/Writing", "/Feedback");
    }
}
