using Goldthread.Toolkit.Learning.Engagement;
using Goldthread.Toolkit.Learning.Events;
using Goldthread.Toolkit.Learning.Groups;
using Goldthread.Toolkit.Learning.Newsletters;
using Goldthread.Toolkit.Learning.Nominations;
using Goldthread.Toolkit.Learning.Offers;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Toolkit.Learning;

/// <summary>What learning from each other needs.</summary>
internal static class LearningServices
{
    public static void AddLearning(this IServiceCollection services)
    {
        services.AddSingleton<EventDesk>();
        services.AddSingleton<ConversationLog>();
        services.AddSingleton<OfferDesk>();
        services.AddSingleton<NewsDesk>();
        services.AddSingleton<NewsletterDesk>();
        services.AddSingleton<GroupDesk>();
        services.AddSingleton<NominationDesk>();
    }
}
